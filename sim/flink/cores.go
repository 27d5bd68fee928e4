package flink

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Cores is an amount of CPU in hundred-millionths of a core, the precision that Flink keeps.
type Cores int64

// Core is one core.
const Core Cores = 100_000_000

// mostCores is the most that is understood, in cores; far above any machine.
const mostCores = 1_000_000

// ParseCores reads a number of cores; decimals beyond the eighth are cut off.
func ParseCores(text string) (Cores, error) {
	f, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || f != f || f < -mostCores || f > mostCores {
		return 0, fmt.Errorf("expected a number of cores such as 1.5, %d at most, found %q", mostCores, text)
	}
	exact := decimal(f)
	exact.Mul(exact, new(big.Rat).SetInt64(int64(Core)))
	return Cores(new(big.Int).Quo(exact.Num(), exact.Denom()).Int64()), nil
}

// String is c as a decimal number of cores with as many decimals as it needs, at least one: 0.5, 4.0.
func (c Cores) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	decimals := strings.TrimRight(fmt.Sprintf("%08d", c%Core), "0")
	if decimals == "" {
		decimals = "0"
	}
	return fmt.Sprintf("%s%d.%s", sign, c/Core, decimals)
}

// MarshalJSON writes the number of cores.
func (c Cores) MarshalJSON() ([]byte, error) { return []byte(c.String()), nil }
