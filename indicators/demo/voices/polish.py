"""Polish: Bytom and its neighbours."""

from indicators.demo.voice import Names, Voice, lines, pairs, words

FAMILIES = words("""
    Adamczyk Augustyniak Banaś Baran Bednarek Białas Błaszczyk Borowski Brzęczek Budny Chmiel Cichoń
    Ciesielski Czaja Czech Dąbrowski Drozd Duda Dudek Dyrda Dziedzic Fijałkowski Gajda Gawlik Gaweł Gąsior
    Głowacki Gołąb Górny Grabowski Grzesik Gwóźdź Hajduk Herman Jagoda Jakubowski Janik Jarosz Jasiński
    Jędrzejczyk Kaczmarek Kaczmarczyk Kalisz Kamiński Karwat Kasprzyk Kempa Kiełbasa Klimek Kłos Knapik
    Kołodziej Kopeć Kosmala Kot Kowalczyk Kowalski Koza Krawczyk Krupa Kubica Kubik Kuczera Kulik Kurek
    Kwiatkowski Lach Lewandowski Lipka Łapa Łukasik Maciejewski Madej Majewski Malik Marek Maroń Mazur
    Mazurek Michalik Mikołajczyk Misiak Mroczek Mrozek Musioł Nowak Nowakowski Nowok Olejnik Ostrowski
    Owczarek Pająk Pawlak Pawłowski Piątek Piecha Pietrzak Piontek Piwowarczyk Podgórski Polok Przybyła Ptak
    Rak Rduch Rogalski Rusek Rzepka Sikora Skiba Skowronek Skrzypek Słowik Sobczak Sojka Stachura Stanek
    Stolarczyk Strzelczyk Sroka Szafraniec Szczepański Szewczyk Szołtysik Szulc Szymański Śliwa Świerczek
    Tkocz Tomala Urban Urbańczyk Wawrzyniak Wieczorek Wilk Witek Wolny Woźniak Wójcik Wójtowicz Wróbel Wypych
    Zając Zawadzki Zieliński Ziętek Ziółkowski Żak Żurek
""")
MEN = words("""
    Adam Adrian Andrzej Andrzej Antoni Arkadiusz Artur Bartłomiej Bogdan Bogusław Damian Daniel Dariusz
    Dariusz Dawid Dominik Eugeniusz Franciszek Grzegorz Grzegorz Henryk Ireneusz Jacek Jakub Jan Jan Janusz
    Jarosław Jerzy Józef Kamil Karol Kazimierz Krystian Krzysztof Krzysztof Leszek Łukasz Łukasz Maciej
    Marcin Marcin Marek Marek Mariusz Mateusz Michał Michał Mirosław Norbert Patryk Paweł Paweł Piotr Piotr
    Przemysław Radosław Rafał Robert Roman Ryszard Sebastian Sławomir Stanisław Szymon Tadeusz Tomasz Tomasz
    Waldemar Wiesław Wojciech Zbigniew Zdzisław
""")
WOMEN = words("""
    Agata Agnieszka Aleksandra Alicja Aneta Anna Anna Barbara Beata Bożena Danuta Dorota Edyta Elżbieta Ewa
    Ewelina Gabriela Grażyna Halina Hanna Iwona Izabela Jadwiga Joanna Jolanta Justyna Karolina Katarzyna
    Katarzyna Krystyna Magdalena Małgorzata Małgorzata Maria Marta Monika Natalia Renata Sylwia Teresa
    Urszula Wioletta Zofia
""")
TRADES = pairs("""
    face: górnik eksploatacji podziemnej
    drift: górnik przodkowy
    underground: młodszy górnik
    electrician: elektromonter górniczy
    machines: operator maszyn przodkowych
    locomotive: maszynista lokomotyw dołowych
    supervisor: sztygar zmianowy
    engineer: inżynier górniczy | inżynierka górnicza
    fitter: mechanik maszyn górniczych
    welder: spawacz
    washing: operator przeróbki węgla | operatorka przeróbki węgla
    hoist: maszynista wyciągowy | maszynistka wyciągowa
    conveyor: operator przenośnika | operatorka przenośnika
    lamps: lampiarz | lampiarka
    laboratory: laborant chemiczny | laborantka chemiczna
    accounts: księgowy | księgowa
    office: pracownik biurowy | pracownica biurowa
    cleaning: sprzątacz | sprzątaczka
    canteen: kucharz | kucharka
    stores: magazynier | magazynierka
    lorry: kierowca samochodu ciężarowego
    excavator: operator koparki
    guard: pracownik ochrony | pracownica ochrony
    survey: mierniczy górniczy | miernicza górnicza
    boiler: palacz kotłów
""")
REASONS = {
    "retention": lines("""
        Praca przy likwidacji wyrobisk i odwadnianiu co najmniej do 2028 roku.
        Miejsce na oddziale zabezpieczone porozumieniem, aneks do umowy podpisany.
        Utrzymanie szybu i stacji odmetanowania, zgoda kierownika ruchu.
        Służba pomp zostaje; pismo kopalni nr {n}.
    """),
    "redeployment": lines("""
        Alokacja do KWK {mine}, wolny etat potwierdzony.
        Przeniesienie do KWK {mine}, badania i termin ustalone.
        Oferta: {firm}, rozmowa pozytywna, umowa od pierwszego dnia miesiąca.
    """),
    "reskilling": lines("""
        Kurs „{course}”, bon szkoleniowy przyznany.
        Z własnego wyboru: „{course}”, grupa rusza w kolejnym kwartale.
        Przekwalifikowanie na kierunek „{course}”; zatrudnienie po kursie: {firm}.
        Własna działalność: biznesplan omówiony, najpierw kurs „{course}”.
    """),
    "early_retirement": lines("""
        Staż dołowy ponad 25 lat, do emerytury mniej niż cztery lata: urlop górniczy.
        Urlop górniczy od przyszłego kwartału, wniosek złożony, dokumenty z ZUS w komplecie.
        Jednorazowa odprawa wybrana zamiast urlopu, oświadczenie nr {n}.
        Urlop dla pracowników przeróbki, warunki sprawdzone.
    """),
}
CLOSINGS = {
    "retirement": lines("""
        Emerytura przyznana, sprawa zakończona.
        Urlop górniczy trwa do emerytury, wsparcie niepotrzebne.
    """),
    "other_job": lines("""
        Ponad 90 dni w nowej pracy: {firm}.
        Nowa praca w zawodzie, wsparcie zakończone na wniosek.
    """),
    "other_site": lines("""
        Alokacja do KWK {mine} zakończona.
    """),
    "redundancy": lines("""
        Odprawa wypłacona, zatrudnienie przez urząd pracy potwierdzone.
    """),
    "contract_end": lines("""
        Umowa wygasła, rezygnacja ze wsparcia na własny wniosek.
    """),
    "new_number": lines("""
        Ta sama osoba pod nowym numerem, sprawa prowadzona tam.
    """),
    "other": lines("""
        Wyjazd poza województwo; dokumenty przekazane.
    """),
}
POLISH = Voice(
    names=(Names(FAMILIES, MEN, WOMEN),),
    hers=lambda family: f"{family[:-1]}a" if family.endswith(("ski", "cki", "dzki")) else family,
    trades=TRADES,
    reasons=REASONS,
    changed_mind=lines("""
        Poprzednia droga zamknięta: etat obsadzony. Nowy wybór po rozmowie.
        Zmiana na własny wniosek, sytuacja w rodzinie.
    """),
    statuses={
        "on_leave": lines("""
            Urlop bezpłatny, wniosek nr {n}.
            Urlop rodzicielski.
        """),
        "suspended": lines("Postój oddziału, pismo kopalni nr {n}."),
        "mobilised": lines("Terytorialna służba wojskowa, powołanie na ćwiczenia."),
    },
    back=lines("Powrót do pracy, pismo kopalni nr {n}."),
    closings=CLOSINGS,
    conversations=lines("""
        Rozmowa o czterech drogach
        Pierwsza rozmowa
        Druga rozmowa: wybór drogi
    """),
    documents=lines("""
        Świadectwo wykonywania pracy górniczej
        Zaświadczenie z ZUS o stażu
        Kopia umowy i aneksów
    """),
    steps=lines("""
        Podpisać umowę szkoleniową
        Wniosek o bon szkoleniowy
        Rozmowa w KWK {mine}
        Wniosek o urlop górniczy
        Ustalić dojazd do nowej pracy
    """),
    notes=lines("""
        Omówiono cztery drogi, decyzja za dwa tygodnie.
        Zainteresowanie kursem; lista szkoleń przekazana.
        Spotkanie przełożone przez dodatkową szychtę, odbyło się.
        Chce zostać w górnictwie, jeśli będzie etat bliżej domu.
    """),
    twin="Ta sama osoba: przejście na inny oddział, nowy numer.",
    courses=lines("""
        Monter instalacji fotowoltaicznych
        Operator obrabiarek CNC
        Kierowca autobusu, kategoria D
        Spawacz MAG (EN ISO 9606)
        Elektryk budowlany, uprawnienia SEP
        Operator wózków i logistyka magazynu
        Księgowość dla małych firm
        Opiekun osób starszych
        Mechatronik
    """),
    firms=lines("""
        Huta Zygmunt Konstrukcje
        Bytomskie Wodociągi
        Park logistyczny Radzionków
        Zakład Remontowy Orzeł
        Śląskie Ciepłownictwo
        Autobusy Górnośląskie
    """),
    mines=words("Sośnica Ziemowit Halemba Bielszowice Marcel Rydułtowy"),
)
