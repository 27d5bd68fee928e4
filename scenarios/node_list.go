package scenarios

import (
	"fmt"
	"hash/fnv"
	"io"
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/cluster"
	"simulate/workload"
)

// nodeRow is a machine in a list.
type nodeRow struct {
	workload.NodeRow // its amounts by place in the inventory
	zone             string
	labels           map[string]string
	taints           []string
}

// listed adds the machines of a list.
func (b *builder) listed(m machine, c language.Cursor) {
	if name := m.own.Key(); b.fleet.joining[name] > 0 {
		b.atKey(m.own, "", "node_join: %s is a list; only machines of a group with a count can be added", name)
	}
	var rows []nodeRow
	if c.At("format").Text() == "kubernetes" {
		rows = b.kubernetesRows(m, c)
	} else {
		rows = b.tableRows(m, c)
	}
	base := m.node()
	base.Pool = len(b.config.Cluster.Pools) - 1
	zones := b.zones(m.own.At("zones"))
	for i := range rows {
		n := base
		rows[i].furnish(b, &n)
		if n.Name == "" {
			n.Name = fmt.Sprintf("%s-%d", m.own.Key(), i)
		}
		if n.Zone < 0 && len(zones) > 0 {
			n.Zone = zones[i%len(zones)]
		}
		m.reserve(&n)
		b.config.Cluster.Nodes = append(b.config.Cluster.Nodes, n)
	}
}

// furnish lets a machine have what its row says.
func (r *nodeRow) furnish(b *builder, n *cluster.Node) {
	n.Name = r.Name
	n.Capacity = slices.Clone(n.Capacity)
	for place, amount := range r.Amounts {
		if amount > 0 {
			put(&n.Capacity, place, amount)
		}
	}
	if r.Devices > 0 {
		n.Devices = r.Devices
	}
	if r.Model != "" {
		n.Model = b.model(r.Model)
	}
	if n.Devices == 0 {
		n.Model = -1
	}
	if r.zone != "" {
		n.Zone = b.zone(r.zone)
	}
	n.Labels = with(n.Labels, r.labels)
	n.Taints = append(n.Taints[:len(n.Taints):len(n.Taints)], r.taints...)
}

// said refuses what a list says itself.
func (m machine) said(keys ...string) {
	for _, key := range append(keys, "count") {
		if c := m.own.At(key); c.Exists() {
			c.Problem("%s: the list says it; remove it here", key)
		}
	}
}

// tableRows reads machines from a table.
func (b *builder) tableRows(m machine, c language.Cursor) (rows []nodeRow) {
	l := b.nodeList(c)
	m.said(append(l.Resources(), columnsOf(l)...)...)
	path := m.own.Path().String()
	if !b.sound(path) || b.complain(path, l.Problems()) {
		return nil
	}
	nodes, mistakes := b.recordings.nodesOf(l)
	for _, mistake := range mistakes {
		b.mistakenList(c, l.File, mistake)
	}
	var places []int
	for _, name := range l.Resources() {
		places = append(places, b.fleet.add(name, measureOf(name)))
	}
	content := fnv.New64a()
	for _, node := range nodes {
		fmt.Fprintln(content, node)
		row := nodeRow{NodeRow: node}
		row.Amounts = nil
		for i, place := range places {
			put(&row.Amounts, place, node.Amounts[i])
		}
		rows = append(rows, row)
	}
	b.samples = append(b.samples, content.Sum64())
	return rows
}

// nodeList is how a table of machines is read.
func (b *builder) nodeList(c language.Cursor) *workload.NodeList {
	l := &workload.NodeList{
		Layout: find(requestLayouts, c.At("format").Text()),
		File:   c.At("file").Filename(),
		Limit:  uint64(c.At("limit").Integer()),
	}
	l.Open = func() (io.ReadCloser, error) { return b.recordings.open(l.File) }
	for _, match := range c.At("where").Each() {
		l.Where = append(l.Where, workload.Match{Column: match.Key(), Value: match.Text()})
	}
	for _, at := range c.At("columns").Each() {
		column, unit, united := columnAt(at)
		if key := at.Key(); key != "name" && key != gpu && key != "gpu_model" {
			of := measureOf(key)
			if united && !isKnown(key) {
				of = unit.Measure()
			}
			column.Unit = b.columnUnit(b.fleet.add(key, of), of, unit, united)
		}
		l.Columns = append(l.Columns, column)
	}
	return l
}

// columnsOf are the columns that the scenario names.
func columnsOf(l *workload.NodeList) (keys []string) {
	for _, column := range l.Columns {
		keys = append(keys, column.Of)
	}
	if l.Layout == workload.OpenB {
		keys = append(keys, gpu, "gpu_model")
	}
	return keys
}

// mistakenList says what is wrong with a list, where it stands.
func (b *builder) mistakenList(c language.Cursor, file string, m *workload.Mistake) {
	if m.Unopened {
		c.At("file").Problem("cannot read %s: %s", file, m.Message)
		return
	}
	p := document.Problem{Path: c.Path().String(), Message: m.Message}
	p.File, p.Line, p.Column = file, m.Line, m.Column
	b.wrong = append(b.wrong, p)
}

// kubernetesRows reads machines that kubectl prints.
func (b *builder) kubernetesRows(m machine, c language.Cursor) []nodeRow {
	for _, key := range []string{"columns", "where"} {
		if at := c.At(key); at.Exists() {
			at.Problem("%s: a list of kubectl has no columns; remove it", key)
		}
	}
	m.said(cpu, memory, gpu)
	if !b.sound(m.own.Path().String()) {
		return nil
	}
	file := c.At("file").Filename()
	text, err := b.recordings.open(file)
	if err != nil {
		c.At("file").Problem("cannot read %s: %s", file, err)
		return nil
	}
	defer text.Close()
	content, told := fnv.New64a(), false
	rows := b.fleet.kubernetesNodes(io.TeeReader(text, content), b.saying(c, file, &told))
	if !told && len(rows) == 0 {
		c.At("file").Problem("there is no node in %s", file)
	}
	if limit := int(c.At("limit").Integer()); limit > 0 && len(rows) > limit {
		rows = rows[:limit]
	}
	b.samples = append(b.samples, content.Sum64())
	return rows
}

// nodesOf reads a list of machines, once for all variants that read it alike.
func (r *recordings) nodesOf(l *workload.NodeList) ([]workload.NodeRow, []*workload.Mistake) {
	alike := *l
	alike.Open = nil
	key := fmt.Sprintf("%+v", alike)
	found, known := r.nodes[key]
	if !known {
		found.rows, found.mistakes = l.Read()
		r.nodes[key] = found
	}
	return found.rows, found.mistakes
}

// nodeReading is what reading a list of machines has found.
type nodeReading struct {
	rows     []workload.NodeRow
	mistakes []*workload.Mistake
}
