package accuracy

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// truths is a document of the form queueing-truth/1: networks whose answers are known. Times are in seconds,
// rates per second.
type truths struct {
	Schema string
	Cases  []truth
}

// truth is one network and what to expect of it.
type truth struct {
	ID, Family, Note string
	Model            model
	Run              manner
	Expect           []expectation
}

// model is a network: sources send records along routes through stations.
type model struct {
	Kind     string
	Sources  []source
	Stations []station
	Routes   []route
	Join     string // the name by which routes lead to where copies are joined

	Nodes     []machine // of a cluster, in the order that breaks ties
	Classes   []class
	Placement string
	OnFull    string `json:"on_full"`
}

// source sends records of one class.
type source struct {
	ID, Cls  string
	Arrivals arrivals
	Batch    *law // records per arrival instant
}

// arrivals is a process of arrivals; which fields count depends on the type.
type arrivals struct {
	Type           string
	Rate           json.RawMessage // a number; of poisson_tv: a rateForm
	Interarrival   *law
	Period, Offset float64
	Count          int
	Rates          []float64
	Generator      [][]float64
	Population     int
	Think          *law
}

// rateForm is a rate that changes over time.
type rateForm struct {
	Form                           string
	Mean, Amplitude, Period, Phase float64
	Points                         [][2]float64
}

// law is a distribution.
type law struct {
	Type                               string
	Mean, Value, CV2, Alpha, Lo, Hi, P float64
	K                                  int
	Ps                                 []float64 `json:"-"`
	Means, Values, Probs               []float64
}

// UnmarshalJSON reads p, which is a number of one distribution and a list of another.
func (l *law) UnmarshalJSON(text []byte) error {
	type plain law
	read := struct {
		*plain
		P json.RawMessage
	}{plain: (*plain)(l)}
	if err := json.Unmarshal(text, &read); err != nil || read.P == nil {
		return err
	}
	if l.Type == "hyperexp" {
		return json.Unmarshal(read.P, &l.Ps)
	}
	return json.Unmarshal(read.P, &l.P)
}

// station is a queue with servers; a batcher or window only holds records.
type station struct {
	ID        string
	Type      string // "", batcher or window
	Servers   servers
	Layout    string // "", shared or parallel
	Partition struct {
		Mode    string
		Weights []float64
	}
	Service        *law
	ServiceByClass map[string]*law `json:"service_by_class"`
	Discipline     string
	Priority       []string
	Buffer         *int
	OnFull         string `json:"on_full"`
	Emit           *emission
	Failures       *failures
	Outages        [][2]float64
	Vacation       *law
	Per            string
	MaxSize        int     `json:"max_size"`
	MaxWait        float64 `json:"max_wait"`
	Size, Offset   float64
}

// emission says what leaves for a record.
type emission struct {
	Type  string
	P     float64
	N     int
	Every int
}

type failures struct {
	Up, Down           *law
	Clock, Work, Scope string
}

// servers is a number of servers; 0 is "inf".
type servers int

func (s *servers) UnmarshalJSON(text []byte) error {
	if string(text) == `"inf"` {
		*s = 0
		return nil
	}
	return json.Unmarshal(text, (*int)(s))
}

// route says where records go from one place: to one of several at random, or as copies to all.
type route struct {
	From string
	To   []branch
	Mode string
}

type branch struct {
	To string
	P  float64
}

// manner is how a network is to be run.
type manner struct {
	Mode         string // steady, transient or deterministic
	Start        string
	At           []float64
	Replications int
	Horizon      float64
}

// expectation is one number to expect.
type expectation struct {
	Metric, At, Cls, Per string
	Resource             string
	Q, T                 float64
	Value                float64
	Kind                 string
	RelErr               float64 `json:"rel_err"`
	N1                   float64 // arrivals (or replications) for a half-width of 1 % of the value; 0: not known
}

func (e *expectation) String() string {
	s := e.Metric
	if e.Q > 0 {
		s += fmt.Sprintf(" %g", e.Q)
	}
	s += " at " + e.At
	if e.Cls != "" {
		s += " of " + e.Cls
	}
	if e.T > 0 {
		s += fmt.Sprintf(" at t = %g", e.T)
	}
	return s
}

// referenceNetworks reads the worked examples that stand beside a developer's checkout; elsewhere the test is skipped,
// and the families computed in this package remain.
func referenceNetworks(t *testing.T) []truth {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "facts", "queueing-examples.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no worked examples at %s; the families of this package are checked against formulas all the same", path)
	}
	var doc truths
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if doc.Schema != "queueing-truth/1" {
		t.Fatalf("%s: schema is %q, this test knows queueing-truth/1", path, doc.Schema)
	}
	var networks []truth
	for _, c := range doc.Cases {
		if c.Model.Kind == "network" || c.Model.Kind == "cluster" {
			networks = append(networks, c)
		}
	}
	if len(networks) < 25 {
		t.Fatalf("%s: %d networks, 25 were there", path, len(networks))
	}
	return networks
}
