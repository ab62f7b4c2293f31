using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>The contract of the worked case (domain.md K.1) and facts by hand.</summary>
internal static class TestContracts
{
    public static readonly DateOnly Day = new(2026, 2, 2);

    private static readonly SessionType[] Groups =
    [
        SessionType.IopBlock, SessionType.ProcessGroup, SessionType.SkillsGroup, SessionType.RelapsePreventionGroup, SessionType.Psychoeducation,
    ];

    public static ContractService Iop { get; } = new(
        "H0015",
        [.. Groups, SessionType.Individual, SessionType.Family],
        null,
        CountingBasis.Day,
        UnitStrategy.PerDiem,
        180,
        new Money(250, "USD"),
        "A",
        ServiceCategory.GroupCounseling,
        ["H0035", "S0201", "H2036"],
        TakesVirtual: true,
        new DateOnly(2026, 1, 1));

    public static ContractService Group { get; } = Iop with
    {
        ServiceCode = "90853",
        Sessions = Groups,
        Strategy = UnitStrategy.PerEventThreshold,
        Minimum = 45,
        Rate = new Money(55, "USD"),
        BenefitCategory = "B",
        Excludes = [],
    };

    public static ContractService Individual { get; } = Group with
    {
        ServiceCode = "90837",
        Sessions = [SessionType.Individual],
        Basis = CountingBasis.Each,
        Minimum = 53,
        Rate = new Money(140, "USD"),
        ServiceCategory = ServiceCategory.IndividualCounseling,
    };

    public static ContractService Family { get; } = Individual with
    {
        ServiceCode = "90847",
        Sessions = [SessionType.Family],
        Minimum = 26,
        Rate = new Money(130, "USD"),
        BenefitCategory = "A",
        ServiceCategory = ServiceCategory.FamilyCounseling,
    };

    public static ContractService Intake { get; } = Family with
    {
        ServiceCode = "90791",
        Sessions = [SessionType.Assessment],
        Minimum = 1,
        Rate = new Money(180, "USD"),
        ServiceCategory = ServiceCategory.Assessment,
    };

    public static ContractService Screen { get; } = Intake with
    {
        ServiceCode = "80307",
        Sessions = [],
        Test = DrugTestMethod.Presumptive,
        Basis = CountingBasis.Day,
        Rate = new Money(65, "USD"),
        ServiceCategory = ServiceCategory.Testing,
    };

    public static ContractTerms Contract { get; } = Of(Intake, Iop, Individual, Family, Group, Screen);

    public static ContractTerms Of(params ContractService[] services) => new("Example Health", new DateOnly(2016, 1, 1), null, services);

    /// <param name="hour">By the clock of Greenwich, of <see cref="Day"/>.</param>
    public static ServiceFact Fact(SessionType session, int minutes, int hour = 18) =>
        new(Guid.CreateVersion7(At(hour)), Day, At(hour), session, null, minutes, IsVirtual: false, IsDocumented: true);

    public static DateTimeOffset At(int hour) => new(Day, new TimeOnly(hour, 0), TimeSpan.Zero);

    public static ServiceFact Test(DrugTestMethod method, int substances = 1) => Fact(SessionType.DrugTest, substances) with { Session = null, Test = method };

    /// <summary>What <see cref="Contract"/> makes of facts.</summary>
    public static ServiceLines Lines(params ServiceFact[] facts) => ServiceLines.Derive(facts, Contract);

    /// <summary>Each line as code and units.</summary>
    public static string Text(this ServiceLines derived) =>
        string.Join(", ", derived.Lines.Select(line => FormattableString.Invariant($"{line.ServiceCode} {line.Units}")));
}
