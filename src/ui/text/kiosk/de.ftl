# Ein Kiosk: was er zwischen zwei Kunden fragt, und was das Personal sieht.
kiosk-still-title = Sind Sie noch da?
kiosk-still-text = Es ist nichts verloren. Berühren Sie den Bildschirm und machen Sie weiter, wo Sie waren.
kiosk-still-countdown = { $seconds ->
    [one] In 1 Sekunde wird alles gelöscht, für den Nächsten.
   *[other] In { $seconds } Sekunden wird alles gelöscht, für den Nächsten.
}
kiosk-still-placed-title = Haben Sie Ihren Code?
kiosk-still-placed-text = Ihre Bestellung steht fest. Berühren Sie den Bildschirm, wenn Sie den Code noch brauchen.
kiosk-still-button = Ich bin noch da
kiosk-closed-title = Gerade geschlossen
kiosk-closed-today = Heute ab { $time } sind Sie wieder willkommen.
kiosk-closed-tomorrow = Morgen ab { $time } sind Sie wieder willkommen.
kiosk-closed-day = { $day } ab { $time } sind Sie wieder willkommen.
kiosk-closed-always = Fragen Sie an der Theke, wann dieser Bildschirm wieder in Betrieb ist.
kiosk-day-mon = Montag
kiosk-day-tue = Dienstag
kiosk-day-wed = Mittwoch
kiosk-day-thu = Donnerstag
kiosk-day-fri = Freitag
kiosk-day-sat = Samstag
kiosk-day-sun = Sonntag
kiosk-broken-title = Dieser Bildschirm macht eine Pause
kiosk-broken-text = Hier ist etwas schiefgegangen, und von Ihnen bleibt nichts auf diesem Bildschirm. Bitte gehen Sie an die Theke und nennen Sie dort diesen Code.
kiosk-staff-title = Für das Personal
kiosk-pin-text = Geben Sie die PIN dieses Kiosks ein.
kiosk-pin-typed = { $count ->
    [one] 1 Ziffer eingegeben
   *[other] { $count } Ziffern eingegeben
}
kiosk-pin-wrong = Das war nicht die PIN.
kiosk-pin-checking = Einen Augenblick …
kiosk-pin-waits = { $seconds ->
    [one] Versuchen Sie es in 1 Sekunde noch einmal.
   *[other] Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
kiosk-pin-locked = { $minutes ->
    [one] Nach fünf falschen PINs gesperrt. Versuchen Sie es in 1 Minute noch einmal.
   *[other] Nach fünf falschen PINs gesperrt. Versuchen Sie es in { $minutes } Minuten noch einmal.
}
kiosk-pin-erase = Letzte Ziffer löschen
kiosk-pin-ok = Eingeben
kiosk-pin-cancel = Zurück zum Kiosk
kiosk-menu-title = Dieser Kiosk
kiosk-menu-back = Zurück zum Kiosk
kiosk-menu-leaves = Schließt von selbst, wenn niemand den Bildschirm berührt.
kiosk-menu-orders = Bestellungen von heute
kiosk-menu-orders-note = Codes, Zeiten und Beträge
kiosk-menu-print = Probebon
kiosk-menu-print-note = Druckt einen, ohne Bestellung
kiosk-menu-no-printer = Es ist kein Drucker eingerichtet
kiosk-menu-catalog = Anderer Katalog
kiosk-menu-catalog-note = Aus einem anderen Ordner verkaufen
kiosk-menu-no-catalogs = Es sind keine anderen eingerichtet
kiosk-menu-screen = Bildschirmtest
kiosk-menu-screen-note = Farben, Ränder, Berührung
kiosk-menu-logs = Protokoll
kiosk-menu-logs-note = Was heute geschah
kiosk-menu-restart = Neu starten
kiosk-menu-restart-note = Beginnt in wenigen Sekunden neu
kiosk-menu-leave = Kiosk verlassen
kiosk-menu-leave-note = Schließt das Programm
kiosk-menu-printing = Der Probebon ist unterwegs.
kiosk-menu-printed = Der Probebon wurde dem Drucker übergeben.
kiosk-menu-not-printed = Der Probebon wurde nicht gedruckt: { $reason }
kiosk-menu-catalog-bad = Dieser Katalog ist nicht brauchbar: { $reason }
kiosk-menu-catalog-done = Der Kiosk verkauft jetzt aus diesem Katalog.
kiosk-orders-title = Bestellungen von heute
kiosk-orders-none = Heute wurde nichts bestellt.
kiosk-orders-failed = Die Bestellungen sind nicht lesbar: { $reason }
kiosk-orders-count = { $count ->
    [one] 1 Bestellung, zusammen { $total }
   *[other] { $count } Bestellungen, zusammen { $total }
}
kiosk-catalogs-title = Welcher Katalog?
kiosk-logs-title = Protokoll von heute
kiosk-logs-none = Es ist noch nichts aufgeschrieben.
kiosk-back = Zurück
kiosk-test-touch = Überall berühren: jede Berührung hinterlässt einen Punkt. Der Rand muss ganz zu sehen sein.
kiosk-test-next = Weiter
kiosk-test-plain = Achten Sie auf Flecken. Zum Weitergehen berühren.
kiosk-picker-title = Wählen Sie Ihr Logo
kiosk-picker-lead = Stecken Sie Ihren USB-Stick ein. Bilder darauf erscheinen hier von selbst.
kiosk-picker-place = Bilder in { $place }
kiosk-picker-empty = Hier ist noch kein Bild. Stecken Sie Ihren USB-Stick ein: was darauf ist, erscheint von selbst.
kiosk-picker-empty-folder = In diesem Ordner ist kein Bild.
kiosk-picker-looking = Wird gesucht …
kiosk-picker-more = Hier ist mehr, als gezeigt werden kann. Legen Sie das Logo in einen eigenen Ordner.
kiosk-picker-up = Einen Ordner hinauf
kiosk-picker-folder = Ordner { $name }
kiosk-picker-unusable = { $name }: nicht brauchbar
kiosk-picker-too-large = Zu groß
kiosk-picker-damaged = Beschädigt
kiosk-picker-name = Kein Logo? Machen Sie eins aus Ihrem Namen
kiosk-picker-cancel = Jetzt nicht
kiosk-page = Seite { $page } von { $pages }
kiosk-page-back = Vorige Seite
kiosk-page-on = Nächste Seite
kiosk-ticket-printing = Ihr Bon wird gedruckt.
kiosk-ticket-failed = Der Bon konnte nicht gedruckt werden. Bitte notieren Sie Ihren Code: { $code }
manager-back = Zurück
manager-week = 7 Tage
manager-month = 4 Wochen
manager-quarter = 13 Wochen
manager-year = Ein Jahr
manager-steps = Schritte
manager-offers = Vorschläge
manager-uplift = Was hinzukam
manager-groups = Gruppen
manager-feedback = Wie es war
manager-counting = Die Zahlen werden gezählt …
manager-failed = Die Zahlen sind nicht zu haben: { $reason }
manager-was = davor { $value }
manager-kept = Gespeichert als { $file }
manager-not-kept = Nicht gespeichert: { $reason }
kiosk-menu-report = Was hilft
kiosk-menu-report-note = Welche Vorschläge helfen, welche stören
manager-experiments = Versuche
