package reports

import (
	"strings"
)

// planDefaults is the values that the scenario leaves open: those of things that leave the same open together.
func planDefaults(r PlanReport) chapter {
	var owners []string
	values := map[string][]string{}
	for _, d := range r.Defaults {
		key := lastKey(d.Path)
		owner := strings.TrimSuffix(strings.TrimSuffix(d.Path, key), ".")
		if values[owner] == nil {
			owners = append(owners, owner)
		}
		values[owner] = append(values[owner], strings.ReplaceAll(key+"="+d.Value, " ", glue))
	}
	var all []string
	of := map[string][]string{}
	for _, owner := range owners {
		text := joined(values[owner])
		if of[text] == nil {
			all = append(all, text)
		}
		of[text] = append(of[text], owner)
	}
	c := chapter{title: "Defaults used", aside: true}
	for _, text := range all {
		if names := strings.TrimSuffix(joined(of[text]), ", "); names != "" {
			c.say("%s: %s", names, text)
		} else {
			c.say("%s", text)
		}
	}
	return c
}
