# Een kiosk: wat die tussen twee kopers vraagt, en wat het personeel ziet.
kiosk-still-title = Bent u er nog?
kiosk-still-text = Er is niets verloren. Raak het scherm aan en ga verder waar u was.
kiosk-still-countdown = { $seconds ->
    [one] Over 1 seconde wordt alles gewist voor wie na u komt.
   *[other] Over { $seconds } seconden wordt alles gewist voor wie na u komt.
}
kiosk-still-placed-title = Hebt u uw code?
kiosk-still-placed-text = Uw bestelling staat vast. Raak het scherm aan als u de code nog nodig hebt.
kiosk-still-button = Ik ben er nog
kiosk-closed-title = Nu even gesloten
kiosk-closed-today = Vandaag vanaf { $time } bent u weer welkom.
kiosk-closed-tomorrow = Morgen vanaf { $time } bent u weer welkom.
kiosk-closed-day = { $day } vanaf { $time } bent u weer welkom.
kiosk-closed-always = Vraag aan de balie wanneer dit scherm weer in gebruik is.
kiosk-day-mon = Maandag
kiosk-day-tue = Dinsdag
kiosk-day-wed = Woensdag
kiosk-day-thu = Donderdag
kiosk-day-fri = Vrijdag
kiosk-day-sat = Zaterdag
kiosk-day-sun = Zondag
kiosk-broken-title = Dit scherm neemt even pauze
kiosk-broken-text = Er ging hier iets mis, en er blijft niets van u op dit scherm achter. Ga alstublieft verder aan de balie, en noem daar deze code.
kiosk-staff-title = Voor het personeel
kiosk-pin-text = Typ de pincode van deze kiosk.
kiosk-pin-typed = { $count ->
    [one] 1 cijfer getypt
   *[other] { $count } cijfers getypt
}
kiosk-pin-wrong = Dat was de pincode niet.
kiosk-pin-checking = Een ogenblik …
kiosk-pin-waits = { $seconds ->
    [one] Probeer het over 1 seconde opnieuw.
   *[other] Probeer het over { $seconds } seconden opnieuw.
}
kiosk-pin-locked = { $minutes ->
    [one] Op slot na vijf foute pincodes. Probeer het over 1 minuut opnieuw.
   *[other] Op slot na vijf foute pincodes. Probeer het over { $minutes } minuten opnieuw.
}
kiosk-pin-erase = Wis het laatste cijfer
kiosk-pin-ok = Invoeren
kiosk-pin-cancel = Terug naar de kiosk
kiosk-menu-title = Deze kiosk
kiosk-menu-back = Terug naar de kiosk
kiosk-menu-leaves = Sluit vanzelf als niemand het scherm aanraakt.
kiosk-menu-orders = Bestellingen van vandaag
kiosk-menu-orders-note = Codes, tijden en bedragen
kiosk-menu-print = Testbon
kiosk-menu-print-note = Drukt er één af, zonder bestelling
kiosk-menu-no-printer = Er is geen printer ingesteld
kiosk-menu-catalog = Andere catalogus
kiosk-menu-catalog-note = Verkoop uit een andere map
kiosk-menu-no-catalogs = Er zijn geen andere ingesteld
kiosk-menu-screen = Schermtest
kiosk-menu-screen-note = Kleuren, randen, aanraken
kiosk-menu-logs = Logboek
kiosk-menu-logs-note = Wat er vandaag gebeurde
kiosk-menu-restart = Opnieuw starten
kiosk-menu-restart-note = Begint over enkele seconden opnieuw
kiosk-menu-leave = Kiosk verlaten
kiosk-menu-leave-note = Sluit het programma
kiosk-menu-printing = De testbon is onderweg.
kiosk-menu-printed = De testbon is aan de printer gegeven.
kiosk-menu-not-printed = De testbon is niet afgedrukt: { $reason }
kiosk-menu-catalog-bad = Die catalogus is niet bruikbaar: { $reason }
kiosk-menu-catalog-done = De kiosk verkoopt nu uit deze catalogus.
kiosk-orders-title = Bestellingen van vandaag
kiosk-orders-none = Er is vandaag niets besteld.
kiosk-orders-failed = De bestellingen zijn niet te lezen: { $reason }
kiosk-orders-count = { $count ->
    [one] 1 bestelling, samen { $total }
   *[other] { $count } bestellingen, samen { $total }
}
kiosk-catalogs-title = Welke catalogus?
kiosk-logs-title = Logboek van vandaag
kiosk-logs-none = Er is nog niets opgeschreven.
kiosk-back = Terug
kiosk-test-touch = Raak overal aan: elke aanraking laat een stip achter. De rand moet helemaal te zien zijn.
kiosk-test-next = Volgende
kiosk-test-plain = Kijk of u vlekken ziet. Raak aan om verder te gaan.
kiosk-picker-title = Kies uw logo
kiosk-picker-lead = Steek uw usb-stick erin. De plaatjes die erop staan verschijnen hier vanzelf.
kiosk-picker-place = Plaatjes in { $place }
kiosk-picker-empty = Er is hier nog geen plaatje. Steek uw usb-stick erin: wat erop staat verschijnt vanzelf.
kiosk-picker-empty-folder = In deze map staat geen plaatje.
kiosk-picker-looking = Even kijken …
kiosk-picker-more = Hier staat meer dan we kunnen tonen. Zet het logo in een eigen map.
kiosk-picker-up = Eén map omhoog
kiosk-picker-folder = Map { $name }
kiosk-picker-unusable = { $name }: niet bruikbaar
kiosk-picker-too-large = Te groot
kiosk-picker-damaged = Beschadigd
kiosk-picker-name = Geen logo? Maak er een van uw naam
kiosk-picker-cancel = Nu niet
kiosk-page = Bladzijde { $page } van { $pages }
kiosk-page-back = Vorige bladzijde
kiosk-page-on = Volgende bladzijde
kiosk-ticket-printing = Uw bon wordt afgedrukt.
kiosk-ticket-failed = De bon kon niet worden afgedrukt. Schrijf uw code op: { $code }
manager-back = Terug
manager-week = 7 dagen
manager-month = 4 weken
manager-quarter = 13 weken
manager-year = Een jaar
manager-steps = Stappen
manager-offers = Suggesties
manager-uplift = Wat erbij kwam
manager-groups = Groepen
manager-feedback = Hoe het was
manager-counting = De cijfers worden geteld …
manager-failed = De cijfers zijn er niet: { $reason }
manager-was = daarvoor { $value }
manager-kept = Bewaard als { $file }
manager-not-kept = Niet bewaard: { $reason }
kiosk-menu-report = Wat helpt
kiosk-menu-report-note = Welke suggesties helpen, welke storen
manager-experiments = Proeven
