using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestCollectionOrderer("TreatmentPlans.Api.Tests.Hosting.LastOfAllLast", "TreatmentPlans.Api.Tests")]
[assembly: TestFramework("TreatmentPlans.Api.Tests.Hosting.TestRun", "TreatmentPlans.Api.Tests")]

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>Stops the shared host and the database server while the run still lasts: the test process is killed soon after.</summary>
internal sealed class TestRun(IMessageSink messages) : XunitTestFramework(messages)
{
    /// <summary>Whether no test of the assembly is left out of this run, as by a filter. One that is skipped by name is not left out.</summary>
    public static bool IsWhole { get; private set; }

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, source, messages)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            IsWhole = AreAll(testCases);
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }

        private static bool AreAll(IEnumerable<IXunitTestCase> testCases)
        {
            var chosen = testCases.Select(test => (test.TestMethod.TestClass.Class.Name, test.TestMethod.Method.Name)).ToHashSet();
            return typeof(TestRun).Assembly.GetTypes().Where(type => !type.IsAbstract)
                .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => (type.FullName!, method.Name)))
                .All(chosen.Contains);
        }
    }

    private sealed class Runner(
        ITestAssembly assembly,
        IEnumerable<IXunitTestCase> testCases,
        IMessageSink diagnostics,
        IMessageSink execution,
        ITestFrameworkExecutionOptions options) : XunitTestAssemblyRunner(assembly, testCases, diagnostics, execution, options)
    {
        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await Aggregator.RunAsync(ApiHost.StopSharedAsync);
            Aggregator.Run(TestDatabases.Stop);
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
