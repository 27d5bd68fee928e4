package workload

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

func nodesOf(text string, layout Layout, columns ...Column) *NodeList {
	return &NodeList{File: "nodes", Layout: layout, Columns: columns, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

const twoNodes = "sn,cpu_milli,memory_mib,gpu,model\nn0,64000,262144,2,P100\nn1,32000,1024,0,\n"

func writtenNodes(rows []NodeRow) string {
	var lines []string
	for _, n := range rows {
		lines = append(lines, fmt.Sprintf("%s %v %d%s", n.Name, n.Amounts, n.Devices, n.Model))
	}
	return strings.Join(lines, "\n")
}

func TestListsOfNodesAreRead(t *testing.T) {
	for _, c := range []struct {
		why  string
		list *NodeList
		set  func(l *NodeList)
		want string
	}{
		{"openb", nodesOf(twoNodes, OpenB), nil, "cpu memory pods\nn0 [64000 274877906944 1001] 2P100\nn1 [32000 1073741824 1001] 0"},
		{"openb with its own pods", nodesOf(twoNodes, OpenB, Column{"pods", "gpu", 0}), nil, "cpu memory pods\nn0 [64000 274877906944 2] 2P100\nn1 [32000 1073741824 0] 0"},
		{
			"a table", nodesOf("id;ram;disks\na;1.5;3\nb;0;0\n", CSV, Column{"name", "id", 0}, Column{"memory", "ram", 1 << 30}, Column{"disk", "disks", 1e9}), nil,
			"memory disk\na [1610612736 3000000000] 0\nb [0 0] 0",
		},
		{"some rows", nodesOf(twoNodes, OpenB), func(l *NodeList) { l.Where = []Match{{"model", "P100"}} }, "cpu memory pods\nn0 [64000 274877906944 1001] 2P100"},
		{"the first", nodesOf(twoNodes+"n2,bad", OpenB), func(l *NodeList) { l.Limit = 1 }, "cpu memory pods\nn0 [64000 274877906944 1001] 2P100"},
	} {
		if c.set != nil {
			c.set(c.list)
		}
		if p := c.list.Problems(); len(p) > 0 {
			t.Errorf("%s: %v", c.why, p)
		}
		rows, mistakes := c.list.Read()
		same(t, c.why+", mistakes", toldOf(mistakes), "")
		same(t, c.why, strings.Join(c.list.Resources(), " ")+"\n"+writtenNodes(rows), c.want)
	}
}

func TestMistakesInListsOfNodes(t *testing.T) {
	const header = "sn,cpu_milli,memory_mib,gpu,model\n"
	for _, c := range []struct {
		why  string
		list *NodeList
		want string
	}{
		{"nothing", nodesOf("", OpenB), "is empty; expected a first row with the names of the columns"},
		{"no rows", nodesOf(header, OpenB), "there is no row that counts; expected one at least"},
		{
			"missing columns", nodesOf("sn,gpu,model\n", OpenB),
			"1:1: there is no column \"cpu_milli\"; the columns are sn, gpu, model\n1:1: there is no column \"memory_mib\"; the columns are sn, gpu, model",
		},
		{
			"what cannot be, all of it", nodesOf(header+"a,-1,1,0,\na,1,1,-2,T4\na,1,1,65,T4\n,1,1,0,\nb,x,1,0,\nc,1,1,1.5,T4\n", OpenB),
			`2:3: cpu_milli: expected a number of 0 or more, found "-1"` + "\n" + `3:1: sn: expected a name of its own (row 2 has the same), found "a"` + "\n" +
				`4:1: sn: expected a name of its own (row 2 has the same), found "a"` + "\n" + `5:1: sn: expected a name, found nothing` + "\n" +
				`6:3: cpu_milli: expected a number of 0 or more, found "x"` + "\n" + `7:7: gpu: expected a whole number of devices, at most 64, found "1.5"`,
		},
		{"too many devices", nodesOf(header+"a,1,1,65,T4\n", OpenB), `2:7: gpu: expected a whole number of devices, at most 64, found "65"`},
		{"a row that is cut off", nodesOf(header+"a,1", OpenB), "2:1: the row has 2 fields, but the first row names 5 columns; is it cut off?"},
	} {
		_, mistakes := c.list.Read()
		same(t, c.why, toldOf(mistakes), c.want)
	}
	list := nodesOf("", SWF, Column{"name", "", 0}, Column{"name", "id", 0})
	var said []string
	for _, p := range list.Problems() {
		said = append(said, p.Error())
	}
	same(t, "settings", strings.Join(said, "\n"), "trace.columns.name: expected the name of a column\ntrace.columns.name: is given twice; expected one column\n"+
		"trace.columns: no column says what a node has; e.g. {cpu: cores}\ntrace.format: a log of jobs has no nodes; expected csv or openb")
}
