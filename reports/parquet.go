package reports

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"simulate/sim/experiment"
)

// parquetMark is how every such file begins.
const parquetMark = "PAR1"

// valueRow is what one replication gave for a metric.
type valueRow struct {
	Scenario    string   `parquet:"scenario,dict"`
	Variant     string   `parquet:"variant,dict"`
	Replication int64    `parquet:"replication"`
	Seed        uint64   `parquet:"seed"`
	Scope       string   `parquet:"scope,dict"`
	Metric      string   `parquet:"metric,dict"`
	Unit        string   `parquet:"unit,dict"`
	Value       *float64 `parquet:"value,optional"` // null: not observed
}

// Parquet writes what each replication gave for each metric, for tools that read columns: the rows of replications.csv.
func Parquet(w io.Writer, all []Report) error {
	rows := parquet.NewGenericWriter[valueRow](w, parquet.Compression(&parquet.Zstd))
	for _, one := range all {
		for _, v := range one.Result.Variants {
			for _, m := range v.Metrics {
				if _, err := rows.Write(valueRows(one.Meta, v, m)); err != nil {
					return err
				}
			}
		}
	}
	return rows.Close()
}

func valueRows(of Meta, v experiment.Variant, m experiment.Metric) []valueRow {
	rows := make([]valueRow, len(m.Values))
	for i, value := range m.Values {
		rows[i] = valueRow{
			Scenario: of.Scenario, Variant: v.Name, Replication: int64(numberOf(v, i)), Seed: of.Seed,
			Scope: scopeText(m.Scope), Metric: m.Name, Unit: describe(m.Name).Unit,
		}
		if observed(value) {
			rows[i].Value = &value
		}
	}
	return rows
}
