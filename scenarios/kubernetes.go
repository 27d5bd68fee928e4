package scenarios

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
)

// kubernetesObject is what is read of an object that kubectl get -o json prints: a node, a pod or a list of them.
type kubernetesObject struct {
	Kind     string             `json:"kind"`
	Items    []kubernetesObject `json:"items"`
	Metadata struct {
		Name      string            `json:"name"`
		Namespace string            `json:"namespace"`
		Labels    map[string]string `json:"labels"`
		Created   time.Time         `json:"creationTimestamp"`
	} `json:"metadata"`
	Spec struct {
		Taints       []kubernetesTaint     `json:"taints"` // of a node
		Cordoned     bool                  `json:"unschedulable"`
		Containers   []kubernetesContainer `json:"containers"` // of a pod
		Init         []kubernetesContainer `json:"initContainers"`
		Overhead     kubernetesAmounts     `json:"overhead"`
		NodeSelector map[string]string     `json:"nodeSelector"`
		Tolerations  []kubernetesTaint     `json:"tolerations"`
		Priority     int32                 `json:"priority"`
	} `json:"spec"`
	Status struct {
		Allocatable kubernetesAmounts `json:"allocatable"` // of a node
		Capacity    kubernetesAmounts `json:"capacity"`
		Phase       string            `json:"phase"`
	} `json:"status"`
}

// kubernetesAmounts are quantities by resource, as Kubernetes writes them.
type kubernetesAmounts map[string]json.RawMessage

type kubernetesContainer struct {
	Resources struct {
		Requests kubernetesAmounts `json:"requests"`
		Limits   kubernetesAmounts `json:"limits"`
	} `json:"resources"`
	RestartPolicy string `json:"restartPolicy"` // Always, of an init container: it goes on beside the others
}

// kubernetesTaint is a taint, or what tolerates some.
type kubernetesTaint struct {
	Key      string `json:"key"`
	Operator string `json:"operator"`
	Value    string `json:"value"`
	Effect   string `json:"effect"`
}

// String is the taint as kubectl writes it: key=value:effect.
func (t kubernetesTaint) String() string {
	text := t.Key
	if t.Value != "" {
		text += "=" + t.Value
	}
	if t.Effect != "" {
		text += ":" + t.Effect
	}
	return text
}

// kubernetesObjects reads all objects of a kind from one or several documents, one after the other.
func kubernetesObjects(text io.Reader, kind string, wrong func(line, column int, format string, values ...any)) (found []kubernetesObject) {
	decoder := json.NewDecoder(text)
	for {
		var o kubernetesObject
		err := decoder.Decode(&o)
		switch {
		case err == io.EOF:
			return found
		case err != nil:
			wrong(0, 0, "this is not what kubectl get -o json prints, at byte %d: %s", decoder.InputOffset(), plainJSON(err))
			return found
		}
		for _, item := range append([]kubernetesObject{o}, o.Items...) {
			if item.Kind == kind || item.Kind == "" && o.Kind == kind+"List" {
				found = append(found, item)
			}
		}
	}
}

// plainJSON is an error without the names of our types.
func plainJSON(err error) string {
	if wrongType, ok := err.(*json.UnmarshalTypeError); ok {
		return fmt.Sprintf("%s is a %s there", wrongType.Field, wrongType.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// kubernetesNames are resources by what Kubernetes calls them; others keep their names.
var kubernetesNames = map[string]string{"cpu": cpu, "memory": memory, "ephemeral-storage": disks, "pods": pods, "nvidia.com/gpu": gpu, "amd.com/gpu": gpu}

func kubernetesName(name string) string {
	if known, ok := kubernetesNames[name]; ok {
		return known
	}
	return name
}

// read is amounts by our names, in base units of the language.
func (a kubernetesAmounts) read() (map[string]float64, error) {
	amounts := map[string]float64{}
	for _, name := range sortedKeys(a) {
		x, err := kubernetesQuantity(a[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		amounts[kubernetesName(name)] += x
	}
	return amounts, nil
}

// integers is a quantity in those of a cluster; a part of one counts as one, as in Kubernetes.
func (v *inventory) integers(name string, amount float64) (place int, n int64) {
	place = v.add(name, measureOf(name))
	exact := amount * v.resources[place].Kind.Unit()
	if near := math.Round(exact); math.Abs(exact-near) < 1e-6*max(1, near) {
		exact = near
	}
	return place, int64(min(math.Ceil(exact), mostOfResource))
}

// Labels that say more than others.
const (
	zoneLabel  = "topology.kubernetes.io/zone"
	modelLabel = "nvidia.com/gpu.product"
)

// kubernetesNodes reads the nodes that kubectl get nodes -o json prints.
func (v *inventory) kubernetesNodes(text io.Reader, wrong func(line, column int, format string, values ...any)) (rows []nodeRow) {
	for _, o := range kubernetesObjects(text, "Node", wrong) {
		r := nodeRow{labels: o.Metadata.Labels, zone: o.Metadata.Labels[zoneLabel]}
		r.Name, r.Model = o.Metadata.Name, o.Metadata.Labels[modelLabel]
		r.taints = o.taints()
		has := o.Status.Allocatable
		if has == nil {
			has = o.Status.Capacity
		}
		amounts, err := has.read()
		if err != nil {
			wrong(0, 0, "node %s: %s", r.Name, err)
		}
		for _, name := range sortedKeys(amounts) {
			if name == gpu {
				r.Devices = int(min(amounts[name], 64))
				continue
			}
			place, n := v.integers(name, amounts[name])
			put(&r.Amounts, place, n)
		}
		rows = append(rows, r)
	}
	return rows
}

// cordoned is the taint of a node that takes no new pods, which Kubernetes puts on it besides saying so.
const cordoned = "node.kubernetes.io/unschedulable:NoSchedule"

// taints are those of a node that keep pods away.
func (o *kubernetesObject) taints() (all []string) {
	for _, taint := range o.Spec.Taints {
		if taint.Effect != "PreferNoSchedule" {
			all = append(all, taint.String())
		}
	}
	if o.Spec.Cordoned {
		numbered(&all, cordoned)
	}
	return all
}

// tolerated are the taints, of those that nodes have, that a pod bears.
func tolerated(tolerations []kubernetesTaint, taints []string) (borne []string) {
	for _, taint := range taints {
		rest, effect, _ := strings.Cut(taint, ":")
		key, value, _ := strings.Cut(rest, "=")
		if slices.ContainsFunc(tolerations, func(t kubernetesTaint) bool {
			return (t.Key == "" && t.Operator == "Exists" || t.Key == key) && (t.Effect == "" || t.Effect == effect) && (t.Operator == "Exists" || t.Value == value)
		}) {
			borne = append(borne, taint)
		}
	}
	return borne
}
