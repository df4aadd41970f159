# In kiosk: wat dy tusken twa keapers freget, en wat it personiel sjocht.
kiosk-still-title = Binne jo der noch?
kiosk-still-text = Der is neat ferlern. Reitsje it skerm oan en gean fierder dêr't jo wiene.
kiosk-still-countdown = { $seconds ->
    [one] Oer 1 sekonde wurdt alles wiske foar wa't nei jo komt.
   *[other] Oer { $seconds } sekonden wurdt alles wiske foar wa't nei jo komt.
}
kiosk-still-placed-title = Hawwe jo jo koade?
kiosk-still-placed-text = Jo bestelling stiet fêst. Reitsje it skerm oan as jo de koade noch nedich hawwe.
kiosk-still-button = Ik bin der noch
kiosk-closed-title = No efkes ticht
kiosk-closed-today = Hjoed fan { $time } ôf binne jo wer wolkom.
kiosk-closed-tomorrow = Moarn fan { $time } ôf binne jo wer wolkom.
kiosk-closed-day = { $day } fan { $time } ôf binne jo wer wolkom.
kiosk-closed-always = Freegje oan de baly wannear't dit skerm wer yn gebrûk is.
kiosk-day-mon = Moandei
kiosk-day-tue = Tiisdei
kiosk-day-wed = Woansdei
kiosk-day-thu = Tongersdei
kiosk-day-fri = Freed
kiosk-day-sat = Sneon
kiosk-day-sun = Snein
kiosk-broken-title = Dit skerm nimt efkes skoft
kiosk-broken-text = Der gie hjir wat mis, en der bliuwt neat fan jo op dit skerm efter. Gean asjebleaft fierder oan de baly, en neam dêr dizze koade.
kiosk-staff-title = Foar it personiel
kiosk-pin-text = Typ de pinkoade fan dizze kiosk.
kiosk-pin-typed = { $count ->
    [one] 1 sifer typt
   *[other] { $count } sifers typt
}
kiosk-pin-wrong = Dat wie de pinkoade net.
kiosk-pin-checking = In amerijke …
kiosk-pin-waits = { $seconds ->
    [one] Besykje it oer 1 sekonde op 'e nij.
   *[other] Besykje it oer { $seconds } sekonden op 'e nij.
}
kiosk-pin-locked = { $minutes ->
    [one] Op slot nei fiif ferkearde pinkoaden. Besykje it oer 1 minút op 'e nij.
   *[other] Op slot nei fiif ferkearde pinkoaden. Besykje it oer { $minutes } minuten op 'e nij.
}
kiosk-pin-erase = Wiskje it lêste sifer
kiosk-pin-ok = Ynfiere
kiosk-pin-cancel = Werom nei de kiosk
kiosk-menu-title = Dizze kiosk
kiosk-menu-back = Werom nei de kiosk
kiosk-menu-leaves = Slút fansels as nimmen it skerm oanrekket.
kiosk-menu-orders = Bestellingen fan hjoed
kiosk-menu-orders-note = Koaden, tiden en bedraggen
kiosk-menu-print = Testbon
kiosk-menu-print-note = Printet ien, sûnder bestelling
kiosk-menu-no-printer = Der is gjin printer ynsteld
kiosk-menu-catalog = Oare katalogus
kiosk-menu-catalog-note = Ferkeapje út in oare map
kiosk-menu-no-catalogs = Der binne gjin oare ynsteld
kiosk-menu-screen = Skermtest
kiosk-menu-screen-note = Kleuren, rânen, oanreitsje
kiosk-menu-logs = Lochboek
kiosk-menu-logs-note = Wat der hjoed barde
kiosk-menu-restart = Op 'e nij starte
kiosk-menu-restart-note = Begjint oer in pear sekonden op 'e nij
kiosk-menu-leave = Kiosk ferlitte
kiosk-menu-leave-note = Slút it programma
kiosk-menu-printing = De testbon is ûnderweis.
kiosk-menu-printed = De testbon is oan de printer jûn.
kiosk-menu-not-printed = De testbon is net printe: { $reason }
kiosk-menu-catalog-bad = Dy katalogus is net te brûken: { $reason }
kiosk-menu-catalog-done = De kiosk ferkeapet no út dizze katalogus.
kiosk-orders-title = Bestellingen fan hjoed
kiosk-orders-none = Der is hjoed neat besteld.
kiosk-orders-failed = De bestellingen binne net te lêzen: { $reason }
kiosk-orders-count = { $count ->
    [one] 1 bestelling, tegearre { $total }
   *[other] { $count } bestellingen, tegearre { $total }
}
kiosk-catalogs-title = Hokker katalogus?
kiosk-logs-title = Lochboek fan hjoed
kiosk-logs-none = Der is noch neat opskreaun.
kiosk-back = Werom
kiosk-test-touch = Reitsje oeral oan: elke oanreitsing lit in stip efter. De râne moat hielendal te sjen wêze.
kiosk-test-next = Folgjende
kiosk-test-plain = Sjoch oft jo flekken sjogge. Reitsje oan om fierder te gean.
kiosk-picker-title = Kies jo logo
kiosk-picker-lead = Stek jo usb-stick deryn. De plaatsjes dy't derop steane ferskine hjir fansels.
kiosk-picker-place = Plaatsjes yn { $place }
kiosk-picker-empty = Der is hjir noch gjin plaatsje. Stek jo usb-stick deryn: wat derop stiet ferskynt fansels.
kiosk-picker-empty-folder = Yn dizze map stiet gjin plaatsje.
kiosk-picker-looking = Efkes sjen …
kiosk-picker-more = Hjir stiet mear as wy sjen litte kinne. Set it logo yn in eigen map.
kiosk-picker-up = Ien map omheech
kiosk-picker-folder = Map { $name }
kiosk-picker-unusable = { $name }: net te brûken
kiosk-picker-too-large = Te grut
kiosk-picker-damaged = Skansearre
kiosk-picker-name = Gjin logo? Meitsje ien fan jo namme
kiosk-picker-cancel = No net
kiosk-page = Side { $page } fan { $pages }
kiosk-page-back = Foarige side
kiosk-page-on = Folgjende side
kiosk-ticket-printing = Jo bon wurdt printe.
kiosk-ticket-failed = De bon koe net printe wurde. Skriuw jo koade op: { $code }
manager-back = Werom
manager-week = 7 dagen
manager-month = 4 wiken
manager-quarter = 13 wiken
manager-year = In jier
manager-steps = Stappen
manager-offers = Suggestjes
manager-uplift = Wat derby kaam
manager-groups = Groepen
manager-feedback = Hoe’t it wie
manager-counting = De sifers wurde teld …
manager-failed = De sifers binne der net: { $reason }
manager-was = dêrfoar { $value }
manager-kept = Bewarre as { $file }
manager-not-kept = Net bewarre: { $reason }
kiosk-menu-report = Wat helpt
kiosk-menu-report-note = Hokker suggestjes helpe, hokker steure
manager-experiments = Proeven
