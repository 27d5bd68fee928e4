package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/experiment"
)

// variant is one of the compared things before it is built.
type variant struct {
	name     string
	overlay  document.Overlay
	settings []experiment.Setting
	at       document.Position
}

// mostVariants is far above what anybody compares at once.
const mostVariants = 1000

// comparison collects the variants of a scenario.
type comparison struct {
	variants []variant
	problems document.Problems
	refused  []string // paths of what the language refused: it is told once, not by every variant again
}

// variantsOf lists the variants that a scenario compares, the baseline first. What is not a comparison at all,
// the language refuses: the scenario stands alone then.
func variantsOf(d *document.Document, verb language.Verb) ([]variant, document.Problems) {
	n := d.Root().Get("compare")
	c := &comparison{}
	for _, p := range language.Check(d, verb) {
		c.refused = append(c.refused, p.Path)
	}
	path := document.Path{{Key: "compare"}}
	switch {
	case n == nil || n.Kind != document.Map:
	case n.Get("baseline") == nil && n.Get("axes") == nil && n.Get("variants") == nil:
		c.cross(n, path)
	default:
		c.named(n, path)
	}
	c.distinct()
	if len(c.variants) == 0 {
		return []variant{{name: "baseline"}}, c.problems
	}
	return c.variants, c.problems
}

// named adds the baseline, the product of the axes and the variants with a name, each laid over the scenario.
func (c *comparison) named(n *document.Node, path document.Path) {
	if baseline := n.Get("baseline"); baseline != nil {
		c.add(variant{name: "baseline", at: baseline.Position}, baseline, path.Key("baseline"))
	}
	if axes := n.Get("axes"); axes != nil {
		c.cross(axes, path.Key("axes"))
	}
	variants := n.Get("variants")
	if variants == nil {
		return
	}
	for i, one := range variants.Items {
		v := variant{at: one.Position}
		if name := one.Get("name"); name != nil {
			v.name = name.Text
		}
		if env := one.Get("env"); env != nil {
			v.overlay.Environment, v.overlay.At = env.Text, env.Position
		}
		c.add(v, one.Get("set"), path.Key("variants").Item(i).Key("set"))
	}
}

// add completes a variant by what it sets.
func (c *comparison) add(v variant, set *document.Node, path document.Path) {
	if set != nil {
		for _, entry := range set.Entries {
			c.set(&v, entry, entry.Value, path.Key(entry.Key))
		}
	}
	c.variants = append(c.variants, v)
}

// cross adds the cross product of the axes, the last one fastest.
func (c *comparison) cross(axes *document.Node, path document.Path) {
	product := 1
	for _, axis := range axes.Entries {
		product *= len(axis.Value.Items)
		if product > mostVariants {
			c.problems = append(c.problems, document.Problem{
				Position: axis.At, Path: "compare",
				Message: fmt.Sprintf("more than %d variants; compare fewer values at once", mostVariants),
			})
			return
		}
	}
	if len(axes.Entries) == 0 {
		return
	}
	for i := range product {
		c.variants = append(c.variants, c.combination(axes, i, product, path))
	}
}

// combination is variant i of a product.
func (c *comparison) combination(axes *document.Node, i, product int, path document.Path) variant {
	v := variant{at: axes.Position}
	var names []string
	for _, axis := range axes.Entries {
		values := axis.Value.Items
		product /= len(values)
		j := i / product % len(values)
		value := values[j]
		names = append(names, valueName(value))
		c.set(&v, axis, value, path.Key(axis.Key).Item(j))
	}
	v.name = strings.Join(names, ", ")
	return v
}

// valueName is what a variant is called by for a value: a map by its name, else its policy.
func valueName(n *document.Node) string {
	for _, key := range []string{"name", "policy"} {
		if name := n.Get(key); name != nil && name.Kind == document.Scalar {
			return name.Text
		}
	}
	if n.Kind == document.Scalar && !n.IsNull() {
		return n.Text
	}
	return flow(n)
}

// shared are settings of the experiment as a whole, which variants cannot differ in.
var shared = []string{"name", "description", "currency", "seed", "replications", "precision", "thresholds", "compare", "environments", "extends"}

// set lays a value over the variant, unless the language refused it where it stands.
func (c *comparison) set(v *variant, entry document.Entry, value *document.Node, stands document.Path) {
	path, err := document.ParsePath(entry.Key)
	if err != nil || slices.ContainsFunc(c.refused, func(p string) bool { return within(p, stands.String()) }) {
		return
	}
	if slices.Contains(shared, path[0].Key) {
		c.problems = append(c.problems, document.Problem{
			Position: entry.At, Path: "compare",
			Message: fmt.Sprintf("%s holds for all variants and cannot be compared; give it at the top or as a flag", path[0].Key),
		})
		return
	}
	if path[0].Key == "scheduling" && value.Kind == document.Map && value.Get("policy") != nil { // a strategy brings all its settings
		nothing := &document.Node{Position: value.Position, Kind: document.Scalar, Type: document.Null, Text: "null"}
		v.overlay.Settings = append(v.overlay.Settings, document.Setting{Path: path, Value: nothing, At: value.Position})
	}
	v.overlay.Settings = append(v.overlay.Settings, document.Setting{Path: path, Value: value, At: value.Position})
	v.settings = append(v.settings, experiment.Setting{Path: path.String(), Value: flow(value)})
}

// distinct refuses two variants of one name, since results tell them apart by it.
func (c *comparison) distinct() {
	known := map[string]bool{}
	for _, v := range c.variants {
		if known[v.name] {
			c.problems = append(c.problems, document.Problem{
				Position: v.at, Path: "compare",
				Message: fmt.Sprintf("two variants are called %q; give each a value or a name of its own", v.name),
			})
			return
		}
		known[v.name] = true
	}
}
