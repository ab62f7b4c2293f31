using System.Globalization;
using BenchmarkDotNet.Running;
using TreatmentPlans.Benchmarks.Proposals;

if (args is ["proposals", .. var seeds])
{
    ProposalBar.Run(Number(0, 1), Number(1, int.MaxValue));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}

int Number(int index, int otherwise) => seeds.Length > index ? int.Parse(seeds[index], CultureInfo.InvariantCulture) : otherwise;
