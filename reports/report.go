package reports

import (
	"io"

	"simulate/sim/catalog"
	"simulate/sim/experiment"
)

// Report is a result and what is to be said of it.
type Report struct {
	Meta
	experiment.Result
}

// Form is one way of writing reports. All of several scenarios are one document.
type Form struct {
	catalog.Entry
	Write func(w io.Writer, all []Report, o Options) error
}

// Forms lists what a result can be written as; the first is the default.
func Forms() []Form {
	return []Form{
		{catalog.Entry{Name: "table", Does: "the end summary, for people"}, Summary},
		{
			catalog.Entry{Name: "json", Does: "everything, in base units; several scenarios are a list"},
			func(w io.Writer, all []Report, _ Options) error { return JSON(w, all) },
		},
		{
			catalog.Entry{Name: "csv", Does: "the metrics in long form, a number a row"},
			func(w io.Writer, all []Report, _ Options) error { return CSV(w, all) },
		},
	}
}

// Options says what the reader of a text can see.
type Options struct {
	Width   int      // of the terminal in characters; 0: not a terminal, only the tables of clusters are folded
	Color   bool     // may be coloured; colour never carries meaning alone
	Unicode bool     // may hold more than ASCII
	Verbose bool     // also the defaults that were used
	Metrics []string // show these instead of the usual ones; empty: the usual ones

	ExplainMethod bool // also how each operator was simulated, and why by no faster method
}
