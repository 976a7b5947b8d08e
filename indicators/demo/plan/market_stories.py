"""The markets of the four partnerships."""

from indicators.demo.plan.market_bosnia import FRUIT
from indicators.demo.plan.market_britain import HEAT
from indicators.demo.plan.market_poland import METAL
from indicators.demo.plan.market_ukraine import BERRIES, HOMES

MARKETS = {"ua-demo": (HOMES, BERRIES), "pl-demo": (METAL,), "ba-demo": (FRUIT,), "gb-demo": (HEAT,)}
