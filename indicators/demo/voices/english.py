"""English: the Neath valley in Wales."""

from indicators.demo.voice import Names, Voice, lines, pairs, words

FAMILIES = words("""
    Allen Bevan Bowen Brown Clarke Cook Cooper Davies Davies Edwards Evans Evans Griffiths Griffin Hall Harris
    Hopkins Howells Hughes Humphreys James Jenkins John Jones Jones Jones Lewis Lloyd Llewellyn Matthews
    Morgan Morris Owen Parry Phillips Powell Price Pritchard Prosser Protheroe Pugh Rees Reynolds Richards
    Roberts Rogers Rosser Rowlands Samuel Scott Smith Taylor Thomas Thomas Treharne Turner Tudor Vaughan
    Walters Watkins White Wilkins Williams Williams Wood Wright
""")
MEN = words("""
    Adam Alan Aled Andrew Anthony Brian Carl Ceri Christopher Colin Craig Daniel Darren David David Dean Dewi
    Dylan Emyr Gareth Gareth Gary Geraint Glyn Graham Huw Hywel Ian Ieuan Jamie Jason John Jonathan Keith
    Kevin Lee Mark Martin Matthew Michael Neil Nigel Owain Paul Peter Philip Rhodri Rhys Richard Robert Ryan
    Sean Simon Stephen Steven Stuart Terry Tomos Wayne
""")
WOMEN = words("""
    Alison Amanda Angharad Ann Beth Bronwen Carol Catrin Christine Claire Debra Donna Elin Emma Gemma Hannah
    Helen Jane Jennifer Julie Karen Kelly Laura Lisa Lowri Mair Megan Michelle Nia Nicola Rachel Rhian Ruth
    Sarah Sharon Sian Susan Tracey Wendy
""")
TRADES = pairs("""
    face: coal face worker
    drift: heading worker
    underground: underground miner
    electrician: mine electrician
    machines: continuous miner operator
    locomotive: locomotive driver
    supervisor: deputy
    engineer: mining engineer
    fitter: mechanical fitter
    welder: welder
    washing: washery operator
    hoist: winder operator
    conveyor: conveyor operator
    lamps: lamp room attendant
    laboratory: coal laboratory technician
    accounts: accounts assistant
    office: wages clerk
    cleaning: cleaner
    canteen: canteen cook
    stores: storekeeper
    lorry: lorry driver
    excavator: excavator operator
    guard: security officer
    survey: mine surveyor
    boiler: boiler operator
""")
ENGLISH = Voice(
    names=(Names(FAMILIES, MEN, WOMEN),),
    trades=TRADES,
    reasons={
        "retention": lines("""
            Care and maintenance team: pumping and ventilation continue until 2029 at least.
            Post kept for the restoration of the surface, letter {n} from the company.
            Shaft and pump duties kept, terms unchanged.
        """),
        "redeployment": lines("""
            Vacancy at {firm}, interview passed, start agreed.
            Transfer to {mine}, offer letter seen.
        """),
        "reskilling": lines("""
            Place on “{course}” confirmed, Personal Learning Account approved.
            Own choice: “{course}”, starts next quarter.
            “{course}”, with a guaranteed interview at {firm}.
            Self-employment: business plan looked at, “{course}” first.
        """),
        "early_retirement": lines("""
            Pension forecast seen; leaves with enhanced redundancy.
            Over 60 with 30 years of service, early retirement terms agreed.
        """),
    },
    changed_mind=lines("The place agreed on before was filled; chose again after a talk."),
    statuses={
        "on_leave": lines("""
            Unpaid leave, letter {n}.
            Parental leave.
        """),
        "suspended": lines("Stood down while the district is idle, letter {n}."),
    },
    back=lines("Back at work, letter {n}."),
    closings={
        "retirement": lines("Pension in payment, nothing left to do."),
        "other_job": lines("More than 90 days in the new job: {firm}."),
        "other_site": lines("Settled at {mine}."),
        "redundancy": lines("Redundancy paid, working again."),
        "contract_end": lines("Contract ended, wants no further support."),
        "new_number": lines("The same person under a new payroll number; support goes on there."),
        "other": lines("Moved away; handed over to the office there."),
    },
    conversations=lines("""
        Talk about the four ways
        First talk
        Second talk: which way
    """),
    documents=lines("""
        Proof of underground service
        Pension forecast
        Copy of the contract
    """),
    steps=lines("""
        Sign the training agreement
        Apply for a Personal Learning Account
        Interview at {firm}
        Sort out travel to the new job
    """),
    notes=lines("""
        Went through all four ways; wants a fortnight to think.
        Keen on a course; took the list home.
        Put off once because of a double shift, then met.
        Would move to another pit if the bus times work.
    """),
    twin="The same person: changed crews, new payroll number.",
    courses=lines("""
        Solar and heat-pump installer
        CNC operator
        PSV driver, category D
        Coded welder (EN ISO 9606)
        Electrical installation, 18th edition
        Bookkeeping for small firms
        Wind turbine technician
    """),
    firms=lines("""
        Neath Abbey Fabrications
        Baglan Energy Services
        Vale Coaches
        Dulais Timber
        Port Talbot Harbour Works
    """),
    mines=lines("""
        Lynfi drift
        Cwm Du drift
    """),
)
