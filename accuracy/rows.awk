# The rows | case | metric | truth | simulated | off by | allowed | of a log of all tests: those whose case a test at length
# has run. Others print tables, too.
/^=== RUN +TestReferenceNetworksAtLength\// { n = split($3, part, "/"); cases[part[n]] }
/^ *\| case / { sub(/^ */, ""); print; print "|---|---|---|---|---|---|---|"; next }
/^ *\|/ { row = $0; sub(/^ *\| */, "", row); sub(/ *\|.*/, "", row); if (row in cases) { sub(/^ */, ""); print } }
