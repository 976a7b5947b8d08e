"""One voice per partnership of the demonstration."""

from indicators.demo.voices.bosnian import BOSNIAN
from indicators.demo.voices.english import ENGLISH
from indicators.demo.voices.polish import POLISH
from indicators.demo.voices.ukrainian import UKRAINIAN

__all__ = ["BOSNIAN", "ENGLISH", "POLISH", "UKRAINIAN"]
