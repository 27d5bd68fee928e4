package scenarios

import (
	"fmt"
	"math"
	"slices"

	"simulate/scenarios/language"
	"simulate/sim/cluster"
)

// inventory is the resources that machines have, in order of appearance.
type inventory struct {
	resources []cluster.Resource
	measures  []language.Measure
}

// Resources that the language knows by name.
const (
	cpu     = "cpu"
	memory  = "memory"
	disks   = "disk"
	network = "network"
	gpu     = "gpu"  // devices: in no inventory
	pods    = "pods" // what runs on a node, of which formats of Kubernetes limit the number
)

// place is where a resource stands; -1: there is none.
func (v *inventory) place(name string) int {
	return slices.IndexFunc(v.resources, func(r cluster.Resource) bool { return r.Name == name })
}

// names are the resources there are.
func (v *inventory) names() []string {
	names := make([]string, len(v.resources))
	for i := range v.resources {
		names[i] = v.resources[i].Name
	}
	return names
}

// add is the place of a resource, new or known.
func (v *inventory) add(name string, of language.Measure) int {
	if place := v.place(name); place >= 0 {
		return place
	}
	v.resources = append(v.resources, cluster.Resource{Name: name, Kind: kindOf(name, of)})
	v.measures = append(v.measures, of)
	return len(v.resources) - 1
}

func kindOf(name string, of language.Measure) cluster.Kind {
	switch {
	case name == cpu:
		return cluster.Cores
	case of == language.Bytes:
		return cluster.Bytes
	case of == language.PerSecond, of == language.BytesPerSecond:
		return cluster.PerDay
	}
	return cluster.Pieces
}

// measureOf is what amounts of the resources with names of the language count.
func measureOf(name string) language.Measure {
	switch name {
	case memory, disks:
		return language.Bytes
	case network:
		return language.BytesPerSecond
	}
	return language.Pieces
}

// mostOfResource is the most that one thing may have or ask for: beyond it whole numbers are no longer exact as floats.
const mostOfResource = 1 << 53

// units is how many integers of a cluster an amount is, in the base unit of the language. It complains of what cannot
// be counted.
func (v *inventory) units(c language.Cursor, place int, amount float64) int64 {
	r := &v.resources[place]
	n := amount * r.Kind.Unit()
	switch {
	case n > mostOfResource:
		c.Problem("%s: it is too large to be counted exactly", r.Name)
		return 0
	case r.Kind == cluster.Pieces && n != math.Trunc(n):
		c.Problem("%s: expected a whole number, found %g", r.Name, amount)
	}
	return int64(math.Round(n))
}

// clash says that a resource is counted otherwise than before; empty: it is not. 0 is none of anything.
func (v *inventory) clash(place int, of language.Measure, amount float64) string {
	was := v.measures[place]
	if was == of || amount == 0 {
		return ""
	}
	return fmt.Sprintf("expected %s, as %s is counted elsewhere", kindWords[was], v.resources[place].Name)
}

var kindWords = [...]string{
	language.Pieces: "a number", language.Bytes: "a size such as 4gb",
	language.PerSecond: "a rate such as 1000/h", language.BytesPerSecond: "a bandwidth such as 100mbit/s",
}

// show is an amount of a resource as a scenario would write it.
func (v *inventory) show(place int, amount int64) string {
	switch v.resources[place].Kind {
	case cluster.Cores:
		return language.FormatCores(amount)
	case cluster.Bytes:
		return language.FormatSize(amount)
	case cluster.PerDay:
		if v.measures[place] == language.BytesPerSecond {
			return language.FormatBandwidth(math.Round(float64(amount) / 86400))
		}
		return language.FormatRate(float64(amount) / 86400)
	}
	return fmt.Sprint(amount)
}
