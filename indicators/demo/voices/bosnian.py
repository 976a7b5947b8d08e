"""Bosnian: Tuzla and the mines of Kreka. People there carry Bosniak, Croat and Serb names."""

from indicators.demo.voice import Names, Voice, lines, pairs, words

BOSNIAKS = Names(
    families=words("""
        Abdić Ahmetović Alić Avdić Bajrić Begić Bećirović Čaušević Delić Dugonjić Đulić Fazlić Hadžić Halilović Hamzić
        Hasanović Hodžić Hrustić Husić Ibrahimović Imamović Jahić Jusić Kadrić Kahrimanović Karić Kovačević Kurtović
        Mahmutović Mehić Mehmedović Memić Mešanović Mujić Mujkić Mustafić Nuhanović Omerović Osmanović Ramić Redžić
        Salihović Sarajlić Selimović Softić Suljić Šabić Šehić Šišić Topčić Tursunović Zahirović Zukić
    """),
    men=words("""
        Adis Admir Adnan Almir Alen Amir Armin Bahrudin Damir Dževad Edin Elvir Emir Enes Ervin Fahrudin Fikret Hasan
        Haris Husein Ibrahim Ismet Izet Jasmin Kemal Mehmed Mirsad Mirza Muhamed Muharem Nedim Nermin Nihad Nusret
        Osman Ramiz Samir Sead Senad Suad Sulejman Vedad
    """),
    women=words("""
        Adisa Aida Almedina Alma Amira Azra Edina Elma Emina Fatima Hatidža Indira Jasmina Lejla Medina Mersiha Mirela
        Munira Nermina Sabina Sanela Selma Senada Zumra
    """),
    weight=72,
)
CROATS = Names(
    families=words("""
        Babić Bošnjak Brkić Divković Filipović Grgić Ivanović Josipović Jukić Jurić Kovač Lukić Marić Marjanović Matić
        Mijatović Pavić Pejić Tadić Tomić Topić Udovičić Vidović Žigić
    """),
    men=words("""
        Anto Danijel Davor Franjo Ilija Ivan Ivica Josip Marijan Marinko Marko Mato Mladen Niko Pero Slavko Stjepan
        Tomislav Zdravko
    """),
    women=words("Ana Ivana Janja Kata Ljilja Mara Marija Mirjana Ruža Slavica Snježana Vesna"),
    weight=15,
)
SERBS = Names(
    families=words("""
        Blagojević Ćosić Đurić Gavrić Jakovljević Jovanović Knežević Lazić Marković Nikolić Petrović Simić Stanković
        Stjepanović Vasić Vuković Živković
    """),
    men=words("Aleksandar Bojan Darko Dejan Dragan Goran Milan Mladen Nenad Nikola Predrag Slobodan Zoran"),
    women=words("Biljana Branka Dragana Gordana Jelena Ljiljana Mirjana Nada Slavica Vesna"),
    weight=13,
)
TRADES = pairs("""
    face: rudar kopač
    drift: rudar na pripremi
    underground: pomoćni rudar
    electrician: jamski električar
    machines: rukovalac jamskih mašina
    locomotive: vozač jamske lokomotive
    supervisor: nadzornik u jami
    engineer: inženjer rudarstva | inženjerka rudarstva
    fitter: jamski bravar
    welder: zavarivač
    washing: rukovalac separacije | rukovateljica separacije
    hoist: mašinist izvozne mašine | mašinistkinja izvozne mašine
    conveyor: rukovalac trake | rukovateljica trake
    lamps: lampar | lamparka
    laboratory: laborant | laborantica
    accounts: računovođa
    office: referent | referentica
    cleaning: čistač | čistačica
    canteen: kuhar | kuharica
    stores: skladištar | skladištarka
    lorry: vozač kamiona
    excavator: bagerist
    guard: čuvar | čuvarka
    survey: rudarski mjernik | rudarska mjernica
    boiler: ložač
""")
REASONS = {
    "retention": lines("""
        Jama radi do 2030. po planu; radno mjesto ostaje, aneks potpisan.
        Odvodnjavanje i održavanje okna, saglasnost uprave br. {n}.
        Ostaje u radionici, potreba potvrđena.
    """),
    "redeployment": lines("""
        Prelazak na pogon {mine}, saglasnost uprave br. {n}.
        Ponuda: {firm}. Razgovor obavljen, ugovor od prvog u mjesecu.
    """),
    "reskilling": lines("""
        Obuka „{course}”, mjesto u grupi potvrđeno.
        Po vlastitom izboru: „{course}”, početak u narednom kvartalu.
        Prekvalifikacija „{course}”; posao poslije obuke: {firm}.
        Samozapošljavanje: poslovni plan pregledan, prvo obuka „{course}”.
    """),
    "early_retirement": lines("""
        Beneficirani staž preko 30 godina, uslovi za prijevremenu penziju provjereni.
        Zahtjev predat u PIO/MIO, staž u jami potvrđen.
        Otpremnina i prijevremena penzija po programu zbrinjavanja.
    """),
}
BOSNIAN = Voice(
    names=(BOSNIAKS, CROATS, SERBS),
    trades=TRADES,
    reasons=REASONS,
    changed_mind=lines("Ranije dogovoreno mjesto je popunjeno; novi izbor poslije razgovora."),
    statuses={
        "on_leave": lines("""
            Neplaćeno odsustvo, rješenje br. {n}.
            Odsustvo zbog porodičnih razloga.
        """),
        "suspended": lines("Čekanje na posao, odluka uprave br. {n}."),
    },
    back=lines("Povratak na posao, rješenje br. {n}."),
    closings={
        "retirement": lines("Penzija priznata, predmet zaključen."),
        "other_job": lines("Preko 90 dana na novom poslu: {firm}."),
        "other_site": lines("Prelazak na pogon {mine} završen."),
        "redundancy": lines("Otpremnina isplaćena, podrška završena."),
        "contract_end": lines("Ugovor istekao, odustanak od podrške na vlastiti zahtjev."),
        "new_number": lines("Ista osoba pod novim matičnim brojem, predmet se vodi tamo."),
        "other": lines("Odlazak u inostranstvo, predmet zaključen na vlastiti zahtjev."),
    },
    conversations=lines("""
        Razgovor o četiri puta
        Prvi razgovor
        Drugi razgovor: izbor puta
    """),
    documents=lines("""
        Uvjerenje o stažu u jami
        Potvrda PIO/MIO
        Kopija ugovora o radu
    """),
    steps=lines("""
        Potpisati ugovor o obuci
        Zahtjev za prijevremenu penziju
        Razgovor: {firm}
        Dogovoriti prevoz do novog posla
    """),
    notes=lines("""
        Objašnjena četiri puta, odluka za dvije sedmice.
        Zanimanje za obuku; spisak kurseva uručen.
        Razgovor odgođen zbog smjene, potom obavljen.
        Pitanje zaostalih plata je na prvom mjestu.
    """),
    twin="Ista osoba: prelazak u drugi pogon, novi broj.",
    courses=lines("""
        Monter solarnih elektrana
        CNC operater
        Vozač autobusa, D kategorija
        Zavarivač (EN ISO 9606)
        Njegovatelj starijih osoba
        Knjigovodstvo za mala preduzeća
        Viljuškarist i skladištar
    """),
    firms=lines("""
        Tuzlanski metal d.o.o.
        Drvo Živinice d.o.o.
        Solana Servis d.o.o.
        Toplane Lukavac
        Spreča Logistika d.o.o.
    """),
    mines=words("Mramor Šikulje Dubrave Bukinje"),
)
