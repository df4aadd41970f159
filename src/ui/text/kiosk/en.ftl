# A kiosk: what it asks between two buyers, and what its staff see.
kiosk-still-title = Are you still there?
kiosk-still-text = Nothing has been lost. Touch the screen and go on where you were.
kiosk-still-countdown = { $seconds ->
    [one] In 1 second everything is wiped for whoever comes next.
   *[other] In { $seconds } seconds everything is wiped for whoever comes next.
}
kiosk-still-placed-title = Have you got your code?
kiosk-still-placed-text = Your order is placed. Touch the screen if you need the code for longer.
kiosk-still-button = I am still here
kiosk-closed-title = Closed for now
kiosk-closed-today = You are welcome again today from { $time }.
kiosk-closed-tomorrow = You are welcome again tomorrow from { $time }.
kiosk-closed-day = You are welcome again on { $day } from { $time }.
kiosk-closed-always = Ask at the counter when this screen is in use again.
kiosk-day-mon = Monday
kiosk-day-tue = Tuesday
kiosk-day-wed = Wednesday
kiosk-day-thu = Thursday
kiosk-day-fri = Friday
kiosk-day-sat = Saturday
kiosk-day-sun = Sunday
kiosk-broken-title = This screen is taking a break
kiosk-broken-text = Something went wrong here, and nothing of yours is kept on this screen. Please go on at the counter, and read them this code.
kiosk-staff-title = For the staff
kiosk-pin-text = Type the PIN of this kiosk.
kiosk-pin-typed = { $count ->
    [one] 1 digit typed
   *[other] { $count } digits typed
}
kiosk-pin-wrong = That was not the PIN.
kiosk-pin-checking = One moment …
kiosk-pin-waits = { $seconds ->
    [one] Try again in 1 second.
   *[other] Try again in { $seconds } seconds.
}
kiosk-pin-locked = { $minutes ->
    [one] Locked after five wrong PINs. Try again in 1 minute.
   *[other] Locked after five wrong PINs. Try again in { $minutes } minutes.
}
kiosk-pin-erase = Erase the last digit
kiosk-pin-ok = Enter
kiosk-pin-cancel = Back to the kiosk
kiosk-menu-title = This kiosk
kiosk-menu-back = Back to the kiosk
kiosk-menu-leaves = Closes by itself when nobody touches it.
kiosk-menu-orders = Today's orders
kiosk-menu-orders-note = Codes, times and totals
kiosk-menu-print = Test ticket
kiosk-menu-print-note = Prints one, with no order behind it
kiosk-menu-no-printer = No printer is set up
kiosk-menu-catalog = Other catalog
kiosk-menu-catalog-note = Sell from another folder
kiosk-menu-no-catalogs = No others are set up
kiosk-menu-screen = Screen test
kiosk-menu-screen-note = Colours, edges, touch
kiosk-menu-logs = Log
kiosk-menu-logs-note = What happened today
kiosk-menu-restart = Restart
kiosk-menu-restart-note = Begins afresh in a few seconds
kiosk-menu-leave = Leave the kiosk
kiosk-menu-leave-note = Closes the program
kiosk-menu-printing = The test ticket is on its way.
kiosk-menu-printed = The test ticket was handed to the printer.
kiosk-menu-not-printed = The test ticket was not printed: { $reason }
kiosk-menu-catalog-bad = That catalog can't be used: { $reason }
kiosk-menu-catalog-done = The kiosk sells from this catalog now.
kiosk-orders-title = Today's orders
kiosk-orders-none = No order was placed today.
kiosk-orders-failed = The orders can't be read: { $reason }
kiosk-orders-count = { $count ->
    [one] 1 order, together { $total }
   *[other] { $count } orders, together { $total }
}
kiosk-catalogs-title = Which catalog?
kiosk-logs-title = Today's log
kiosk-logs-none = Nothing is written down yet.
kiosk-back = Back
kiosk-test-touch = Touch everywhere: each touch leaves a mark. The edge must be seen whole.
kiosk-test-next = Next
kiosk-test-plain = Look for spots. Touch to go on.
kiosk-picker-title = Choose your logo
kiosk-picker-lead = Put your USB stick in. Pictures on it appear here by themselves.
kiosk-picker-place = Pictures in { $place }
kiosk-picker-empty = There is no picture here yet. Put your USB stick in: what is on it appears by itself.
kiosk-picker-empty-folder = There is no picture in this folder.
kiosk-picker-looking = Looking …
kiosk-picker-more = There is more here than can be shown. Put the logo into a folder of its own.
kiosk-picker-up = One folder up
kiosk-picker-folder = Folder { $name }
kiosk-picker-unusable = { $name }: can't be used
kiosk-picker-too-large = Too large
kiosk-picker-damaged = Damaged
kiosk-picker-name = No logo? Make one from your name
kiosk-picker-cancel = Not now
kiosk-page = Page { $page } of { $pages }
kiosk-page-back = Previous page
kiosk-page-on = Next page
kiosk-ticket-printing = Your ticket is being printed.
kiosk-ticket-failed = The ticket could not be printed. Please write down your code: { $code }
manager-back = Back
manager-week = 7 days
manager-month = 4 weeks
manager-quarter = 13 weeks
manager-year = A year
manager-steps = Steps
manager-offers = Suggestions
manager-uplift = What came on top
manager-groups = Groups
manager-feedback = How it was
manager-counting = The figures are being counted …
manager-failed = The figures can’t be had: { $reason }
manager-was = before { $value }
manager-kept = Kept as { $file }
manager-not-kept = Not kept: { $reason }
kiosk-menu-report = What helps
kiosk-menu-report-note = Which suggestions help, which annoy
manager-experiments = Experiments
