package scenarios

import (
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/catalog"
	"simulate/sim/cluster"
	"simulate/strategies/ordering"
	"simulate/strategies/placement"
)

// scheduling reads who gets machines, when, and where. All requests and machines are known.
func (b *builder) scheduling() {
	c, q := b.top.At("scheduling"), b.config.Requests
	if q == nil {
		for _, key := range c.Each() {
			b.checkPolicy(key)
		}
		return
	}
	q.Preemption = c.At("preemption").Text() == "lower_priority"
	q.Reject = c.At("when_full").Text() == "reject"
	q.DecisionTime = b.amount(c.At("decision_time"), times)
	list, shapes := b.anticipate()
	b.placement(c.At("placement"), list)
	q.Targets, q.Shapes = b.measuredBy(c.At("placement"), list), shapes
	b.order(c.At("order"))
	b.backfill(c.At("backfill"))
}

// policy is a strategy as a scenario names it.
type policy struct {
	name     string
	at       language.Cursor   // of the name
	settings []language.Cursor // but for the name
}

func policyOf(c language.Cursor) policy {
	if c.Form() != "settings" {
		return policy{name: c.Text(), at: c}
	}
	p := policy{at: c.At("policy"), name: c.At("policy").Text()}
	for _, setting := range c.Each() {
		if setting.Key() != "policy" {
			p.settings = append(p.settings, setting)
		}
	}
	return p
}

// known wants a name of a catalog, and settings that it lists.
func (b *builder) known(p policy, what string, all catalog.Catalog) bool {
	entry, known := all.Find(p.name)
	if !known {
		p.at.NoSuch(what, all.Names())
		return false
	}
	var names []string
	for _, s := range entry.Settings {
		names = append(names, s.Name)
	}
	if what == "placement" && !slices.Contains(names, "targets") { // by which fragmentation is measured, whoever places
		names = append(names, "targets")
	}
	sound := true
	for _, setting := range p.settings {
		if slices.Contains(names, setting.Key()) {
			continue
		}
		sound = false
		expected := "it has none"
		if len(names) > 0 {
			expected = "expected " + strings.Join(names, " or ")
		}
		b.atKey(setting, document.Nearest(setting.Key(), names), "%s has no setting %q; %s", p.name, setting.Key(), expected)
	}
	return sound
}

// checkPolicy holds a strategy that nobody asks against the catalogs.
func (b *builder) checkPolicy(c language.Cursor) {
	switch c.Key() {
	case "placement":
		b.known(policyOf(c), "placement", placement.Catalog)
	case "order":
		b.known(policyOf(c), "order", ordering.Orders)
	case "backfill":
		b.known(policyOf(c), "backfill", ordering.Backfills)
	}
}

// placement reads the strategy; list is the requests that are expected, if it does not say others.
func (b *builder) placement(c language.Cursor, list []cluster.Target) {
	p := policyOf(c)
	if !b.known(p, "placement", placement.Catalog) {
		return
	}
	s := placement.Named(p.name)
	for _, setting := range p.settings {
		if setting.Key() == "targets" {
			continue
		}
		b.decode(setting, s)
	}
	if fgd, is := s.(*placement.FGD); is {
		fgd.Targets = list
		if at := c.At("targets"); at.Exists() {
			fgd.Targets = b.targetsOf(at)
		}
	}
	if err := placement.Check(s, &b.config.Cluster); err != nil && b.sound(c.Path().String()) {
		b.refuse(c, err)
	}
	b.config.Requests.Placement = s.New
}

// refuse tells what a strategy says of its settings, a line each, at the setting that it begins with.
func (b *builder) refuse(c language.Cursor, err error) {
	for _, line := range strings.Split(err.Error(), "\n") {
		at := c
		if key, _, named := strings.Cut(line, ":"); named && c.At(key).Exists() {
			at = c.At(key)
		}
		at.Problem("%s", line)
	}
}

func (b *builder) order(c language.Cursor) {
	p := policyOf(c)
	if !b.known(p, "order", ordering.Orders) {
		return
	}
	s := ordering.Named(p.name)
	for _, setting := range p.settings {
		b.decode(setting, s)
	}
	order, err := s.New(b.config.Requests.Tenants, &b.config.Cluster)
	if err != nil && b.sound(c.Path().String()) {
		b.refuse(c, err)
	}
	b.config.Requests.Order = order
}

func (b *builder) backfill(c language.Cursor) {
	p := policyOf(c)
	if !b.known(p, "backfill", ordering.Backfills) {
		return
	}
	backfill, err := ordering.Backfill(p.name, &b.config.Cluster)
	if err != nil && b.sound("cluster") {
		b.refuse(p.at, err)
	}
	b.config.Requests.Backfill = backfill
}

// hasDevices says whether some node has.
func (b *builder) hasDevices() bool {
	return slices.ContainsFunc(b.config.Cluster.Nodes, func(n cluster.Node) bool { return n.Devices > 0 })
}
