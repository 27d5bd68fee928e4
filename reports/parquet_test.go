package reports

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// The columns hold what the rows of replications.csv hold.
func TestParquetHoldsTheReplications(t *testing.T) {
	all := []Report{single(), several(), oneCluster()}
	var text, packed, again bytes.Buffer
	if err := ReplicationsCSV(&text, all); err != nil {
		t.Fatal(err)
	}
	for _, b := range []*bytes.Buffer{&packed, &again} {
		if err := Parquet(b, all); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(packed.Bytes(), again.Bytes()) || !bytes.HasPrefix(packed.Bytes(), []byte(parquetMark)) {
		t.Error("equal results give other bytes")
	}
	want, err := csv.NewReader(&text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := parquet.Read[valueRow](bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil || len(rows) != len(want)-1 {
		t.Fatalf("%d rows, want %d: %v", len(rows), len(want)-1, err)
	}
	for i, r := range rows {
		value := ""
		if r.Value != nil {
			value = cell(*r.Value)
		}
		got := []string{r.Scenario, r.Variant, strconv.FormatInt(r.Replication, 10), strconv.FormatUint(r.Seed, 10), r.Scope, r.Metric, r.Unit, value}
		for k := range got {
			if got[k] != want[i+1][k] {
				t.Fatalf("row %d: got %v, want %v", i, got, want[i+1])
			}
		}
	}
}
