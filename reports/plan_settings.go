package reports

import (
	"io"
	"strings"
)

// Settings writes settings for people: the value that holds, who says it and where, then what it overrides.
func Settings(w io.Writer, all []Effective, o Options) error {
	p := &page{style: style{o}}
	for i, e := range all {
		if i > 0 {
			p.apart()
		}
		p.line(p.strong(e.Path)+" = "+e.Value, 2)
		p.line("  from "+origin(e), 4)
		for _, h := range e.Hidden {
			p.line("  overrides "+h.Value+", from "+origin(h), 4)
		}
		if e.Idle != "" {
			p.line("  no plan depends on it: "+e.Idle, 4)
		}
	}
	return p.write(w)
}

// origin is who says something, and where.
func origin(e Effective) string {
	switch {
	case e.At == "":
		return e.From
	case strings.HasPrefix(e.At, e.From): // --set, --env
		return e.At
	}
	return e.From + ", " + e.At
}

// SettingsJSON writes settings for programs.
func SettingsJSON(w io.Writer, all []Effective) error { return WriteJSON(w, each(all, fillEffective)) }
