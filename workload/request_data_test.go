package workload

import (
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// recordings is where recorded workloads lie, on machines that have them.
var recordings = filepath.Join("..", "..", "shared", "data")

// recordedFile opens a recorded file; the test is skipped where there is none.
func recordedFile(t testing.TB, path ...string) func() (io.ReadCloser, error) {
	t.Helper()
	name := filepath.Join(append([]string{recordings}, path...)...)
	if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
		t.Skipf("the recorded workloads are not here (%s): only lists that were made up are read", recordings)
	}
	return func() (io.ReadCloser, error) {
		file, err := os.Open(name)
		if err != nil || !strings.HasSuffix(name, ".gz") {
			return file, err
		}
		defer file.Close()
		unpacked, err := gzip.NewReader(file)
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(unpacked)
		return io.NopCloser(strings.NewReader(string(text))), err
	}
}

// recordedList is a recorded list of requests.
func recordedList(t testing.TB, layout Layout, order RequestOrder, path ...string) *RequestTrace {
	t.Helper()
	list := &RequestTrace{Layout: layout, Order: order}
	list.File, list.Undated, list.Trace.Open = path[len(path)-1], true, recordedFile(t, path...)
	return list
}

// gpuNodes are the nodes of the published experiment, as a cluster.
func gpuNodes(t testing.TB) *cluster.Config {
	t.Helper()
	list := NodeList{File: "nodes", Layout: OpenB, Open: recordedFile(t, "openb", "openb_node_list_gpu_node.csv")}
	rows, mistakes := list.Read()
	for _, m := range mistakes {
		t.Fatal(m)
	}
	on := bare()
	for _, row := range rows {
		on.Nodes = append(on.Nodes, cluster.Node{Name: row.Name, Capacity: row.Amounts, Devices: row.Devices})
	}
	return on
}

func TestTheNodesOfOpenB(t *testing.T) {
	for _, c := range []struct {
		file                         string
		nodes, devices, cores, memMB int64
		models                       int
	}{
		{"openb_node_list_gpu_node.csv", 1213, 6212, 107018, 503828480, 7},
		{"openb_node_list_all_node.csv", 1523, 6212, -1, -1, 8},
	} {
		list := NodeList{File: c.file, Layout: OpenB, Open: recordedFile(t, "openb", c.file)}
		rows, mistakes := list.Read()
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		devices, cores, memory, models := int64(0), int64(0), int64(0), map[string]bool{}
		for _, row := range rows {
			devices += int64(row.Devices)
			cores += row.Amounts[0]
			memory += row.Amounts[1]
			models[row.Model] = true
			if row.Amounts[2] != 1001 || (row.Model == "") != (row.Devices == 0) {
				t.Errorf("%s: %+v", c.file, row)
			}
		}
		if int64(len(rows)) != c.nodes || devices != c.devices || len(models) != c.models || c.cores > 0 && (cores/1000 != c.cores || memory>>20 != c.memMB) {
			t.Errorf("%s: %d nodes, %d devices of %d models, %d cores, %d MiB", c.file, len(rows), devices, len(models), cores, memory>>20)
		}
	}
}

// Every row is as the standard library reads it, in every list, and comes in order of time.
func TestThePodsOfOpenB(t *testing.T) {
	for file, n := range map[string]int{"openb_pod_list_default.csv.gz": 8152, "openb_pod_list_cpu200.csv.gz": 8832, "openb_pod_list_gpuspec33.csv.gz": 8152} {
		list := recordedList(t, OpenB, ByTime, "openb", file)
		on := bare()
		r := readList(t, list, on)
		all := replayedRequests(t, r, root)
		rows := plainRows(t, list)
		slices.SortStableFunc(rows, func(a, b []string) int { return cmp.Compare(integer(t, a[8]), integer(t, b[8])) })
		if len(all) != n || len(rows) != n || r.Summary.Rows != uint64(n) {
			t.Fatalf("%s: %d pods of %d", file, len(all), n)
		}
		origin := integer(t, rows[0][8])
		for i, row := range rows {
			p, spec := all[i], uint64(0)
			for _, model := range strings.Split(row[5], "|") {
				if model != "" {
					spec |= 1 << slices.Index(on.Models, model)
				}
			}
			want := []int64{integer(t, row[1]), integer(t, row[2]) << 20, 1, integer(t, row[3]), integer(t, row[4]), integer(t, row[8]) - origin, integer(t, row[9]) - integer(t, row[8])}
			got := []int64{p.Need.Amounts[0], p.Need.Amounts[1], p.Need.Amounts[2], int64(p.Need.Devices), int64(p.Need.Share), int64(p.Submitted) / 1e9, int64(p.Duration) / 1e9}
			if p.Name != row[0] || p.Need.Models != spec || !slices.Equal(got, want) {
				t.Fatalf("%s: pod %d is %+v, expected %v", file, i, p, row)
			}
		}
		if r.End() != clock.Time(integer(t, slices.MaxFunc(rows, func(a, b []string) int { return cmp.Compare(integer(t, a[9]), integer(t, b[9])) })[9])-origin)*clock.Second {
			t.Errorf("%s: it ends at %s", file, r.End())
		}
	}
}

// plainRows are the rows of a table as the standard library reads them.
func plainRows(t testing.TB, list *RequestTrace) [][]string {
	t.Helper()
	file, err := list.Trace.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func integer(t testing.TB, text string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// What the pods hold at most, and on average, is published with them.
func TestThePodsOfOpenBHoldWhatWasPublished(t *testing.T) {
	var facts struct {
		Pods map[string]struct {
			Lived   int     `json:"pods_with_positive_lifetime"`
			Alive   int64   `json:"peak_alive"`
			GPU     int64   `json:"peak_gpu_milli"`
			CPU     int64   `json:"peak_cpu_milli"`
			Memory  int64   `json:"peak_memory_mib"`
			Held    float64 `json:"gpu_milli_seconds"`
			Span    float64 `json:"span_s"`
			MeanGPU float64 `json:"mean_gpu_milli"`
		}
	}
	read(t, &facts, "rates", "facts.json")
	for file, want := range facts.Pods {
		r := readList(t, recordedList(t, OpenB, ByTime, "openb", file), bare())
		all := replayedRequests(t, r, root)
		peak, lived := peakOf(all)
		if lived != want.Lived || peak[0] != want.CPU || peak[1]>>20 != want.Memory || peak[2] != want.Alive || peak[3] != want.GPU {
			t.Errorf("%s: %d live, and hold %v at most; expected %+v", file, lived, peak, want)
		}
		held := r.Summary.Held[3]
		near(t, "thousandths of devices times seconds", held, want.Held, 1e-9*want.Held)
		near(t, "mean thousandths", held/r.Summary.End.Seconds(), want.MeanGPU, 1e-6)
		near(t, "seconds", r.Summary.End.Seconds(), want.Span, 0)
	}
}

// peakOf is the most that requests hold at once of each resource and of devices, and how many hold it for some time.
func peakOf(all []allocation.Request) (peak [4]int64, lived int) {
	type change struct {
		at   clock.Time
		sign int64
		need *cluster.Need
	}
	var changes []change
	for i := range all {
		if all[i].Duration > 0 {
			lived++
			changes = append(changes, change{all[i].Submitted, 1, &all[i].Need}, change{all[i].Submitted + all[i].Duration, -1, &all[i].Need})
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.sign, b.sign)) })
	var now [4]int64
	for _, c := range changes {
		for i, amount := range append(slices.Clone(c.need.Amounts), c.need.Thousandths()) {
			now[i] += c.sign * amount
			peak[i] = max(peak[i], now[i])
		}
	}
	return peak, lived
}

func read(t testing.TB, to any, path ...string) {
	t.Helper()
	file, err := recordedFile(t, path...)()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := json.NewDecoder(file).Decode(to); err != nil {
		t.Fatal(err)
	}
}

// The order in which the published runs saw the pods has no times, and is replayed as it stands.
func TestTheArrivalsOfThePublishedRuns(t *testing.T) {
	r := readList(t, recordedList(t, OpenB, ByFile, "openb", "derived", "openb_default_arrivals_seed42.csv.gz"), bare())
	all := replayedRequests(t, r, root)
	if len(all) != 10866 || all[6].Submitted != 6*clock.Second || all[0].Name != "openb-pod-0255" || all[0].Duration != clock.Never {
		t.Errorf("%d arrivals, the first %+v", len(all), all[0])
	}
	demand := r.Summary.Asked[3]
	if most := 1.3 * 6212000.0; demand > most || demand < most-8000 {
		t.Errorf("they ask for %g, which is not nearly %g", demand, most)
	}
}

// A list that is drawn out as the published runs were has as many arrivals as they had, about, and all of the list.
func TestTheArrivalsOfThePublishedRunsMadeAnew(t *testing.T) {
	list := recordedList(t, OpenB, Shuffled, "openb", "openb_pod_list_default.csv.gz")
	list.Inflate = 1.3
	r := readList(t, list, gpuNodes(t))
	mean := 0.0
	for seed := range 10 {
		all := replayedRequests(t, r, rng.Root(uint64(seed), 0))
		mean += float64(len(all)) / 10
		names, demand := map[string]bool{}, int64(0)
		for i, p := range all {
			if names[p.Name] = true; i == 8151 && len(names) != 8152 {
				t.Errorf("seed %d: the list is not whole", seed)
			}
			demand += p.Need.Thousandths()
		}
		if demand > 8075600 || demand <= 8075600-8000 {
			t.Errorf("seed %d: %d are asked for", seed, demand)
		}
		if last := all[len(all)-1]; last.Submitted > r.End() || last.Submitted != clock.Time(len(all)-1)*clock.Second {
			t.Errorf("seed %d: the last comes at %s, the end is %s", seed, last.Submitted, r.End())
		}
	}
	near(t, "arrivals", mean, 10866, 60)
	near(t, "arrivals that are expected", r.Expected(clock.Never), mean, 40)
}

func TestTheJobsOfTheSDSC(t *testing.T) {
	r := readList(t, recordedList(t, SWF, ByTime, "swf", "SDSC-SP2-1998-4.2-cln.swf.gz"), bare())
	s := r.Summary
	if s.Rows != 54034 || s.Rows+s.Dropped != 59715 || s.Back != 0 || s.Log.MaxProcs != 128 || s.Largest[0] != 128000 || s.Staying != 0 {
		t.Errorf("the summary is %+v", s)
	}
	for i, job := range replayedRequests(t, r, root) {
		if job.Estimate < job.Duration || job.Duration <= 0 || job.Need.Amounts[0]%1000 != 0 {
			t.Fatalf("job %d is %+v", i, job)
		}
	}
	// Both asked for 28800 s; job 11 ran for 28826 s, job 12 for 26171 s.
	first := recordedList(t, SWF, ByTime, "swf", "SDSC-SP2-1998-4.2-cln.swf.gz")
	first.Limit = 5000
	r = readList(t, first, bare())
	all := replayedRequests(t, r, root)
	if same(t, "jobs", written(all[:2]), "11@0s+8h0m26s [1000 0 0]\n12@2m41s+7h16m11s [1000 0 0] said 8h"); len(all) != 5000 {
		t.Errorf("%d usable jobs in place of 5000", len(all))
	}
}

// A schedule that Batsim wrote is a table whose columns the scenario names.
func TestTheJobsOfBatsim(t *testing.T) {
	list := recordedList(t, CSV, ByTime, "swf", "batsim-medium-late-32-easy.csv")
	list.Columns = []Column{
		{"time", "submission_time", 0}, {"cpu", "requested_number_of_resources", 1000}, {"duration", "execution_time", 0}, {"estimate", "requested_time", 0}, {"name", "job_id", 0},
	}
	all := replayedRequests(t, readList(t, list, bare()), root)
	if same(t, "jobs", written(all[:2]), "0@0s+1m28.51s [1000 0 0] said 2m29s\n1@4.709164s+4m25.8s [2000 0 0] said 6m39s"); len(all) != 801 {
		t.Errorf("%d jobs in place of 801", len(all))
	}
	if math.Abs(all[800].Submitted.Seconds()) < 1 {
		t.Error("all jobs come at once")
	}
}
