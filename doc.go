// Package simulate is the root of the module. It holds no code, only the tests of the house as a whole: who may
// import whom (imports_test.go), what every file keeps to (house_test.go), what the README promises
// (readme_test.go). The program is cmd/simulate.
package simulate
