# The bank of the demo: a good bank on an ordinary day, at which some clients always meet the same trouble.
# What becomes of each of them stands in expected.csv.
quote-life = 15s
latency = 20ms..120ms
slow-latency = 400ms..1200ms
slow-share = 0.05
pending-for = 2s..4s
done-after = 1s..2s
silence = 30s

# No answer to the booking, though it was booked
cif.36071200.book.silence-after = 1
# No answer to the booking, and it was not booked
cif.98614163.book.silence-before = 1
# The connection is cut after the booking
cif.88365487.book.reset-after = 1
# The connection is cut, and the booking takes effect seconds later
cif.57472436.book.reset-then-done = 1
# The account is closed, dormant, nearly empty
cif.49700481.balance.balance-closed = 1
cif.82393223.balance.balance-dormant = 1
cif.62866542.balance.balance-low = 1
# Quotes far from the market, again and again
cif.77581990.create-quote.rate-off = 1
# The rate moves once between quote and booking
cif.85176320.book.rate-changed = once
# The bank refuses the booking
cif.47665107.book.insufficient-funds = 1
# The bank takes the booking and rejects it afterwards
cif.51067999.book.ends-rejected = 1
# The bank is busy once
cif.96394046.balance.too-many-requests = once
cif.75747471.create-quote.unavailable = once
# The bank takes its time to confirm
cif.55382541.book.status-pending = 1
