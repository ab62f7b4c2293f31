using TreatmentPlans.Domain.Coverage;
using static TreatmentPlans.Domain.Tests.Coverage.Costs;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>The estimate of K.9, and its comparator.</summary>
public sealed class CostEstimateTests
{
    private static readonly DateOnly Start = new(2026, 1, 8);

    private static readonly PlannedService[] Planned =
    [
        new("H0015", DeductibleFirst, 24, 1, Usd(250), Start),
        new("90837", CopayOnly, 10, 1, Usd(140), Start),
        new("90853", CopayOnly, 9, 1, Usd(55), Start),
        new("90847", DeductibleFirst, 1, 1, Usd(130), Start),
        new("90791", DeductibleFirst, 1, 1, Usd(180), Start),
        new("80307", DeductibleFirst, 11, 1, Usd(65), Start),
    ];

    [Fact]
    public void Danas_course_is_estimated_before_it_begins()
    {
        var estimate = CostEstimate.Of([new(First, DanasTerms())], Planned);

        Assert.Equal((8_920.00m, 2_200.00m, 2_840.00m), (estimate.Adjudication.Allowed, estimate.Adjudication.PatientOwes, estimate.Uncapped));
        var actual = Adjudicate(DanasTerms(), [.. DanasLines]);
        Assert.Equal(-360.00m, actual.Allowed - estimate.Adjudication.Allowed);
    }

    [Fact]
    public void What_was_saved_is_a_share_of_what_stands_against_it()
    {
        var actual = new CostEstimate(Adjudicate(DanasTerms(), [.. DanasLines]), 0, []);

        Assert.Equal(new CostComparison(18_200m, 9_640.00m, 52.97m), actual.Against(28 * 650m));
        Assert.Equal(new CostComparison(0, -8_560.00m, null), actual.Against(0));
    }

    [Fact]
    public void Without_coverage_the_patient_owes_all_of_it()
    {
        var estimate = CostEstimate.Of([], Planned);

        Assert.Equal((8_920.00m, 8_920.00m), (estimate.Adjudication.PatientOwes, estimate.Uncapped));
    }
}
