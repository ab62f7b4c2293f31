using Xunit.Abstractions;
using Xunit.Sdk;

namespace TreatmentPlans.Api.Tests.Hosting;

/// <summary>A test that looks back on all others. Where only some of them run it could not judge, and is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("TreatmentPlans.Api.Tests.Hosting.WholeRunFactDiscoverer", "TreatmentPlans.Api.Tests")]
internal sealed class WholeRunFactAttribute : FactAttribute;

/// <summary>Collections that do not run in parallel run after those that do; the orderer puts this one last of all.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LastCollection
{
    public const string Name = "Last of all";
}

internal sealed class LastOfAllLast : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName == LastCollection.Name);
}

internal sealed class WholeRunFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new WholeRunTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>Only when it is its turn is it known what runs.</summary>
internal sealed class WholeRunTestCase : XunitTestCase
{
    [Obsolete("For the deserializer only.", error: true)]
    public WholeRunTestCase()
    {
    }

    public WholeRunTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(messages, display, displayOptions, testMethod)
    {
    }

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        SkipReason = TestRun.IsWhole ? null : "Judges a whole run only.";
        return base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
    }
}
