"""The words mines head their columns with, in the languages of the coal regions.

Each pattern is folded text (see texts.fold): words that must all occur, in any order; a word ending in * is a
beginning. Serbian Cyrillic headings are read through their Latin letters, so the Bosnian/Croatian/Serbian
words stand here once. Patterns are parted by |.
"""

from __future__ import annotations

from .fields import Field


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _patterns(text: str) -> tuple[str, ...]:
    return tuple(" ".join(pattern.split()) for pattern in text.split("|"))


# Columns that only number the lines of the list.
ORDINAL = frozenset(
    _patterns("""
        br | item | l p | lfd | lfd nr | liczba porzadkowa | line | line no | lp | n | nn | no |
        no no | no з п | no зп | no п | no п п | no пп | nr | nr crt | por c | poradi | poz | r b |
        r br | rb | rbr | rbroj | red br | redni br | redni broj | row | row no | row number | s n |
        s no | seq | serial no | sl no | sn | з п | зп п | п п | порядковий номер | порядковый номер
        | пп
    """)
)

# Whose fact it is not: another person's, or a document's.
OTHERS = _words("""
    child* children* spouse wife husband mother kin contact* emergency manager supervisor bank* iban
    дитин* діт* дружин* чоловіка мате* банк* рахун* контакт* начальник* керівник* dziec* dziecka malzon*
    matki kontakt* przeloz* kierownik* konto djete* dijete* dete* djec* suprug* supruz* majk* rukovodil*
    racun* ребен* супруг* матер* счет* kinder* kindes ehefrau ehemann ehepartner mutter* vorgesetz*
    konto*
""")

PATTERNS: dict[Field, tuple[str, ...]] = {
    Field.PERSONNEL_NUMBER: _patterns("""
        personnel number | personnel no | personnel id | payroll id | payroll no | payroll number |
        payroll ref* | payroll | employee id | employee no | employee number | employee code |
        emp id | emp no | emp code | emp number | staff id | staff no | staff number | worker id |
        worker no | worker number | works no | works number | clock no | clock number | badge* |
        check no | pers no | pers id | tally no | person id | person number | id | id no | id number
        | employee ref* | personnel* | lamp no | таб no | таб ном* | таб н | таб | табельн* |
        табельн* ном* | табельн* no | табном* | табн* | особов* ном* | ном* працівник* |
        код працівник* | id працівник* | no працівник* | личн* ном* | код сотрудник* |
        ном* сотрудник* | особов* no | кадров* ном* | nr ewid* | nr ewidencyjn* | numer ewid* |
        nr ew | ewid* | nr osob* | numer osob* | nr prac* | numer prac* | nr kadr* | numer kadr* |
        nr znacz* | numer znacz* | nr mark* | id prac* | nr sluzb* | numer sluzb* | identyfikator* |
        nr plac* | numer plac* | no ewid* | nr rejestr* | nr akt* | nr tab* | mat br | mat broj |
        matbr | maticn* broj | maticn* br | mb | mbr | personaln* br* | evid* br* | evidencijsk* br*
        | broj radnik* | br radnik* | sifr* radnik* | radnick* br* | intern* br* | sifr* |
        sifr* zaposlen* | broj zaposlen* | id radnik* | id zaposlen* | kadrovsk* br* | br kartic* |
        matic* | personalnummer | personalnr | pers nr | personal nr | mitarbeiternummer |
        mitarbeiternr | stammnummer | mitarbeiter nr | stamm nr | ausweisnummer | osobni cislo |
        os cislo | os c | marca | nr marca
    """),
    Field.NATIONAL_NUMBER: _patterns("""
        pesel | nr pesel | numer pesel | jmbg | jmb | umcn | oib | jedinstven* maticn* br* | emso |
        cnp | рнокпп | ідентифікаційн* код | ідентифікаційн* ном* | іпн | інн | инн | ипн |
        ідент* код | ідн* код | облікової картки | ідентифікаційний | идентификационн* код | снилс |
        унзр | ідентифікац* ном* платник* | national insurance | national insurance no |
        national insurance number | ni number | ni no | nino | national id | national number |
        national no | national id number | identity number | identity no | ssn | social security |
        social security number | social security no | tax id | tax number | rodne cislo |
        sozialversicherungsnummer | sv nummer | tax code | nr dowodu | maticn* broj gradan*
    """),
    Field.FULL_NAME: _patterns("""
        піб | п і б | пі б | п і п | піп | прізвищ* імя | прізвищ* імя батькові | прізвищ* ініціал*
        | прізвищ* ім | фио | ф и о | фамил* имя | фамил* имя отчеств* | фамил* инициал* |
        фамил* и о | прізвищ* і б | працівник* | сотрудник* | співробітник* | full name | name |
        employee name | employee | worker name | worker | name of employee | staff name |
        name of worker | surname forename* | surname name | surname first name* |
        last name first name* | surname given name* | surname initial* | names |
        family name given name* | employees name | nazwisk* imi* | pracownik* | osob* |
        imie i nazwisko pracownika | nazwisk* imi* pracownik* | nazw* im* | prezim* im* |
        ime otac prezime | prezim* ocev* im* | radnik* | zaposlen* | prez* im* | zaposlenik* |
        prezime ime oca ime | ime oca prezime ime | name vorname | nachname vorname |
        familienname vorname | mitarbeiter* | jmeno prijmeni | numele prenumele | nume prenume |
        nume si prenume
    """),
    Field.FAMILY_NAME: _patterns("""
        surname | last name | lastname | family name | familyname | second name | прізвищ* | фамил*
        | nazwisk* | prezim* | nachname | familienname | zuname | prijmeni | nume | nume de familie
        | surnames | employee surname | прізв
    """),
    Field.GIVEN_NAME: _patterns("""
        forename* | first name* | firstname | given name* | givenname | christian name | імя | імена
        | имя | imie | imiona | imi | ime | vorname* | jmeno | prenume | ім я | ім
    """),
    Field.PATRONYMIC: _patterns("""
        patronym* | fathers name | father name | по батькові | побатькові | батькові | імя батькові
        | отчеств* | ime oca | ocev* ime | ime roditelj* | ime jednog roditelja | otac | imi* ojca |
        srednje ime | vatersname | middle name* | imie ojca
    """),
    Field.SEX: _patterns("""
        sex | gender | m f | f m | стать | ст | plec | m k | k m | spol | pol | пол | m z |
        geschlecht | geschl | m w | w m | pohlavi | gen | ч ж | м ж
    """),
    Field.BIRTH_DATE: _patterns("""
        dob | d o b | date of birth | birth date | birthdate | birth | born | birthday | birth dt |
        b date | дата народження | дата нар* | народжен* | народж | д н | день народжен* |
        дат* народ* | дн | нар | дата рожден* | рожден* | д р | др | дата рожд | data urodz* |
        data ur | dat ur | urodz* | ur | data uro* | dzien urodz* | d ur | datum roden* |
        datum rodj* | dat rod* | roden* | rodj* | datum rod* | rod | d rod* | rodenje | geburtsdatum
        | geb datum | geb am | geb | geboren | geburtstag | datum narozeni | narozen* |
        data nasterii | data nast*
    """),
    Field.RESIDENCE: _patterns("""
        town | city | residence | place of residence | village | municipality | place | locality |
        home town | hometown | settlement | community | address | home address | town of residence |
        place residence | living place | town city | lives in | domicile | місце проживан* |
        прожива* | місто | населен* пункт | громад* | нас пункт | адрес* | житл* | місце реєстрац* |
        село | місто село | місто прожив* | місце прож* | місце мешкан* | мешка* | место жительств*
        | город | населенн* пункт | место прожив* | прожив* | miejscowosc* | miejsce zamieszk* |
        zamieszk* | gmina | miasto | adres* | m zamieszk* | zam | opcin* | opstin* | mjest* preb* |
        mest* preb* | prebivalist* | mjesto | mesto | grad | boravist* | mjest* stanov* |
        mest* stanov* | adres* stanov* | mjest* boravka | mest* boravka | naselj* | opcin* preb* |
        opstin* preb* | opcin* stanov* | wohnort | gemeinde | ort | wohnsitz | anschrift | obec |
        bydliste | localitate* | domiciliu
    """),
    Field.OCCUPATION_TITLE: _patterns("""
        job title | occupation | position | post | job | trade | profession | role | designation |
        job name | job role | occupation title | title of post | grade and trade | position title |
        work | професі* | посад* | спеціальн* | фах | назва посад* | назва професі* |
        професі* посад* | проф | професс* | должност* | специальност* | stanowisk* | zawod* |
        nazwa stanow* | stan pracy | stanow* | funkcj* | nazwa zawod* | stanowisk* prac* |
        radn* mjest* | radn* mest* | zaniman* | pozicij* | poslov* | posao | rm | r m |
        naziv radn* mjest* | naziv radn* mest* | zvanj* | raspored* | naziv zaniman* | beruf* |
        tatigkeit* | stelle* | funktion* | berufsbezeichnung | povolani | profese | functie |
        functia | meserie | ocupatie | pracovni pozice
    """),
    Field.OCCUPATION_CODE: _patterns("""
        isco | isco 08 | isco08 | isco 88 | isco code | isco 08 code | occupation code | job code |
        occ code | occupational code | soc | soc code | code | position code | код кп | код кп isco
        | кп | код професі* | код посад* | код професі* кп | код isco | код | код по кп |
        код профессии | код должности | окз | код окз | код проф | kod zawod* | kod isco |
        kod isco 08 | kod stanowisk* | kzis | kod kzis | kod | kod zaw | kod stan | sifr* zaniman* |
        isco sifr* | sifr* radn* mjest* | sifr* radn* mest* | kod zaniman* | sifr* isco |
        sifr* poslov* | kod radn* mjest* | berufscode | berufsschlussel | tatigkeitsschlussel |
        kod povolani | cz isco | cod cor | cor
    """),
    Field.SERVICE_START: _patterns("""
        start date | date of start | service start | start of service | date of hire | hire date |
        hired | date hired | date joined | joined | joining date | date of joining | employed since
        | employed from | employment date | date of employment | date started | started |
        commencement | commencement date | date engaged | engaged | employment start |
        employment start date | start | service date | entry date | date of entry | since |
        service from | date commenced | start dt | doj | дата прийнят* | дата прийом* | прийнят* |
        дата зарахув* | зарахов* | працює | дата прийн* | прийом* | дата початку роботи |
        початок роботи | дата влаштув* | працює з | дата прин* | дата прием* | принят* |
        дата поступлен* | працює на шахті з | дата працевлаштув* | прийн | zatrudnion* |
        data zatrudn* | data przyj* | zatrudnien* od | zatr od | data zatr* | przyjet* | zatrudn* |
        pracuje od | poczatek zatrudn* | poczatek pracy | data rozp* | data podj* | data pocz* |
        datum zaposl* | pocet* rad* | zaposlen* od | datum zasniv* | firmi od | datum prijem* |
        radi od | datum pocetk* | radn* odnos od | stupanj* | datum stup* | prijem* | datum zap |
        zap od | u firmi od | u radnom odnosu od | zasnivanj* | u rudniku od | datum pocetk* rad* |
        eintritt* | eintrittsdatum | beschaftigt seit | einstellung* | datum nastup* | nastup |
        data angajar* | angajat* | beginn
    """),
    Field.UNDERGROUND_YEARS: _patterns("""
        underground | years underground | underground years | underground service |
        underground experience | underground service years | u g years | ug years |
        years below ground | below ground | підземн* | підземн* стаж | стаж підземн* |
        стаж під земл* | під земл* | підз стаж | підземн* стаж рок* | підземн* рок* | стаж підз* |
        подземн* | подземн* стаж | стаж подземн* | staz dol* | staz ziem* | staz pod ziem* |
        lat* ziem* | lat* pod ziem* | dolow* | lata dol* | staz pod | staz na dole | praca dol* |
        lat* na dole | pod ziemia | staz jam* | jamsk* | jamsk* staz | staz u jam* | godin* jam* |
        jam* | podzemn* rad | podzemn* staz | rad u jami | podzemn* | staz pod zeml* | god jam* |
        godin* pod zeml* | pod zeml* | rad pod zeml* | unter tage | untertage* | jahre unter tage |
        podzemi | ani subteran | subteran
    """),
    Field.WAGE: _patterns("""
        wage* | salary | pay | monthly pay | gross pay | earnings | basic pay | remuneration |
        monthly wage | gross wage | monthly salary | gross salary | base pay | base salary | net pay
        | monthly earnings | average pay | average wage | pay rate | rate of pay | gross | зарплат*
        | заробітн* плат* | оклад* | з п | зп | зарп | нарахован* | заробіток* | зароб* плат* |
        середн* зарплат* | посадов* оклад* | тариф* ставк* | з плата | середн* заробітн* плат* |
        заработн* плат* | зарабо* | wynagrodz* | plac* | pensj* | pobor* | zarobk* | brutto |
        wynagrodz* brutto | plac* zasad* | plac* brutto | wynagr* | uposaz* | wyplat* | plat* |
        zarad* | bruto | bruto plat* | primanj* | licn* dohod* | bruto plac* | bruto zarad* |
        neto plat* | neto zarad* | mjesecn* plat* | mesecn* zarad* | neto | dohodak | osnovn* plat*
        | ld | lohn* | gehalt* | bruttolohn | bruttogehalt | entgelt | verdienst* | bruttoentgelt |
        monatslohn | mzda | plat | hruba mzda | salari* | salariu brut
    """),
    Field.ARREARS_AMOUNT: _patterns("""
        arrears | wage arrears | arrears amount | owed | unpaid* | unpaid wages | outstanding* |
        back pay | wages owed | pay owed | overdue* | wages due | debt | amount owed | заборгован* |
        борг* | невипл* | заборг* | заборгован* зарплат* | заборгован* зарп* | сума боргу |
        заборгован* заробітн* плат* | борг* зарплат* | борг* з п | заборг* з п | сума заборгован* |
        задолж* | долг* | невыпл* | задолж* зарплат* | zaleg* | zalegl* wynagr* | niewypl* |
        zaleg* plac* | zaleg* wyplat* | kwota zaleg* | zadluz* | dug | dugov* | zaostal* |
        neisplacen* | zaostat* | potraziv* | zaostal* plat* | neisplacen* plat* | zaostal* zarad* |
        dug plat* | iznos duga | dug zarad* | neisplacen* zarad* | duga | ruckstand* |
        lohnruckstand* | ruckstandig* | nedoplat* | dluh* | restant* | datorat*
    """),
    Field.ARREARS_MONTHS: _patterns("""
        arrears month* | month* arrears | month* owed | month* unpaid | unpaid month* |
        months overdue | month* outstanding | month* of debt | міс* борг* | міс* заборг* |
        заборг* міс* | місяц* невипл* | кільк* місяц* борг* | міс* заборгован* | мес* долг* |
        мес* задолж* | мес* невыпл* | mies* zaleg* | zaleg* mies* | liczba mies* zaleg* |
        mies* niewypl* | mc zaleg* | mjesec* dug* | mesec* dug* | mjesec* zaostal* | mesec* zaostal*
        | mjesec* neisplacen* | mesec* neisplacen* | mjesec* kasnj* | broj neisplacenih plat* |
        mj dug* | mesec* kasnj* | broj zaostalih plat* | broj mjesec* dug* | dug mjes* | dug mes* |
        neisplacen* mjes* | monat* ruckst* | ruckst* monat*
    """),
    Field.DEPENDANTS: _patterns("""
        dependant* | dependent* | no of dependants | number of dependants | children |
        number of children | no of children | family dependants | dependants number | утриман* |
        на утриман* | кільк* утриман* | діт* | кільк* діт* | осіб на утриман* | утрим | иждивен* |
        дет* | количество детей | utrzyman* | na utrzyman* | osob* na utrzyman* |
        liczba osob na utrzyman* | dzieci | liczba dzieci | utrzym* | izdrzavan* | izdrzavan* clan*
        | broj izdrzavan* | djec* | dec* | broj djec* | broj dec* | izdrz* | clanov* porodic* |
        broj clanov* porodic* | clan* domac* | unterhaltsberechtigt* | kinder | kinderzahl |
        vyzivovan* | persoane in intretinere | intretinere
    """),
    Field.CONTRACT: _patterns("""
        contract | contract type | type of contract | employment type | contract kind |
        kind of contract | employment contract | type of employment | terms of employment |
        contract status | employment basis | договор* | вид договор* | тип договор* | договір |
        контракт* | форма зайнят* | трудов* договір | вид трудов* договор* | тип контракт* |
        вид договору | трудов* договор* | umow* | rodzaj umow* | typ umow* | rodz umow* |
        form* zatrudn* | rodzaj zatrudn* | umow* o prac* | ugovor* | vrst* ugovor* | tip ugovor* |
        vrst* radn* odnos* | vrst* zaposlen* | status ugovor* | ugovor* o rad* | trajanje ugovora |
        vrst* zaposlenja | vertrag* | vertragsart | befristung | arbeitsvertrag | arbeitsverhaltnis
        | smlouva | typ smlouvy | contract de munca | tip contract
    """),
    Field.STATUS: _patterns("""
        status | employment status | worker status | current status | state | статус | стан |
        статус працівник* | поточн* стан | статус сотрудник* | состояние | status prac* |
        status zatrudn* | status radnik* | status zaposlen* | stanje | stav | статус зайнятості
    """),
}

# Words beside which a field's pattern does not count.
EXCEPT: dict[Field, tuple[str, ...]] = {
    Field.PERSONNEL_NUMBER: _words("""
        national* jedinstven* tax phone тел* tel* паспорт* gradan* konta umow*
    """),
    Field.FULL_NAME: _words("""
        mine kopaln* шахт* rudnik* file company father* date data дата datum
        department position job wiek vrijeme vrsta ugovor* umow* number no nr broj br nazwa title od
        since from seit код kod id sifr* ном* табельн* status статус utrzyman* godin* lat* years
        плат* plat*
    """),
    Field.FAMILY_NAME: _words("""
        maiden дівоч* panien* rodow* djevoj* devoj* geburtsname geburts* девич* previous
    """),
    Field.GIVEN_NAME: _words("""
        oca ocev* roditelj* ojca батька отца father* mine
    """),
    Field.BIRTH_DATE: _words("""
        place місце місто место miejsce miejscowosc mjesto mesto opcina opstina ort geburtsort
        country
    """),
    Field.RESIDENCE: _words("""
        birth народжен* urodz* roden* rodj* рожден* geburt* geburtsort work роботи работы pracy rad*
        rada email e mail pochodz* радне nastan* zaniman* ip posta
    """),
    Field.OCCUPATION_TITLE: _words("""
        code код kod sifra social safety phone mobile date data datum дата
    """),
    Field.OCCUPATION_CODE: _words("""
        post* zip index* pocztow* postan* postnum tax bar поштов* почтов* працівник*
    """),
    Field.SERVICE_START: _words("""
        end koniec конец закінчен* kraj* isteka ende birth народжен* urodz* roden* rodj* рожден*
        wypow* status vrsta rodzaj form* type
    """),
    Field.UNDERGROUND_YEARS: _words("""
        allowance dodat* доплат* надбав*
    """),
    Field.WAGE: _words("""
        arrear* owed unpaid* outstanding overdue debt due grade currency date day group дата день
        груп* grupa data валют* waluta valuta заборг* борг* невипл* задолж* долг* невыпл* zaleg*
        niewypl* dug* zaostal* neisplacen* ruckst* bank* konto racun* id no number code ref* union
    """),
    Field.ARREARS_AMOUNT: _words("""
        month* міс* mies* mjesec* mesec* monat* мес* mj mc union
    """),
    Field.CONTRACT: _words("""
        no number nr broj ном* номер date data datum дата end koniec kraj* isteka до do закінчен*
        from od
    """),
    Field.STATUS: _words("""
        marital family сімейн* cywiln* rodzinn* bracn* porodicn* семейн* familienstand legal военн*
        військ* social
    """),
    Field.DEPENDANTS: _words("""
        name* date дата datum data прізвищ* imi* ime
    """),
}
