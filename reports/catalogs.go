package reports

import (
	"fmt"
	"io"

	"simulate/sim/catalog"
)

// Family is a catalog with its name: what a scenario may write in one place.
type Family struct {
	Name    string
	Does    string // where a scenario uses it
	Entries catalog.Catalog
}

// Families writes catalogs for people: every entry with what it does, its settings and their defaults.
func Families(w io.Writer, families []Family, o Options) error {
	p := &page{style: style{o}}
	for _, f := range families {
		p.section(f.Name)
		p.line("  "+p.faint(f.Does), 2)
		wide := 0
		for _, e := range f.Entries {
			wide = max(wide, displayed(e.Name))
		}
		for _, e := range f.Entries {
			p.line(fmt.Sprintf("  %-*s  %s", wide, e.Name, e.Does), wide+4)
			for _, s := range e.Settings {
				p.line(fmt.Sprintf("  %*s  %s", wide, "", p.setting(s)), wide+6)
			}
		}
	}
	return p.write(w)
}

func (p *page) setting(s catalog.Setting) string {
	text := p.strong(s.Name) + " (" + s.Type
	if s.Default == "" {
		text += ", required)"
	} else {
		text += ", default " + s.Default + ")"
	}
	if s.Does != "" {
		text += " " + s.Does
	}
	return text
}

type familyJSON struct {
	Name    string      `json:"name"`
	Does    string      `json:"does"`
	Entries []entryJSON `json:"entries"`
}

type entryJSON struct {
	Name     string        `json:"name"`
	Does     string        `json:"does"`
	Settings []settingJSON `json:"settings"`
}

type settingJSON struct {
	Name    string  `json:"name"`
	Type    string  `json:"type"`
	Default *string `json:"default"` // null: required
	Does    string  `json:"does"`
}

// FamiliesJSON writes catalogs for programs.
func FamiliesJSON(w io.Writer, families []Family) error {
	return WriteJSON(w, each(families, func(f Family) familyJSON {
		return familyJSON{f.Name, f.Does, each(f.Entries, func(e catalog.Entry) entryJSON {
			return entryJSON{e.Name, e.Does, each(e.Settings, fillSetting)}
		})}
	}))
}

func fillSetting(s catalog.Setting) settingJSON {
	filled := settingJSON{Name: s.Name, Type: s.Type, Does: s.Does}
	if s.Default != "" {
		filled.Default = &s.Default
	}
	return filled
}

// Add appends an entry without settings.
func (f *Family) Add(name, does string) {
	f.Entries = append(f.Entries, catalog.Entry{Name: name, Does: does})
}
