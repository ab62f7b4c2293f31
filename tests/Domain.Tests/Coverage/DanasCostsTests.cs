using TreatmentPlans.Domain.Coverage;
using static TreatmentPlans.Domain.Tests.Coverage.Costs;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>K.9: 55 lines, each checkpoint, the variants.</summary>
public sealed class DanasCostsTests
{
    private static readonly Adjudication Course = Adjudicate(DanasTerms(), [.. DanasLines]);

    [Fact]
    public void The_course_costs_what_the_worked_case_says()
    {
        Assert.Equal(55, Course.Lines.Count);
        Assert.Equal((8_560.00m, 2_200.00m, 6_360.00m, 0m), (Course.Allowed, Course.PatientOwes, Course.PlansPay, Course.WrittenOff));
        Assert.Equal((1_200.00m, 875.00m, 125.00m), (Course.Deductible, Course.Coinsurance, Course.Copay));
    }

    [Theory]
    [InlineData("01-08", "90791", 180.00, 1_020, 2_020, 180, 180.00)]
    [InlineData("01-15", "80307", 65.00, 455, 1_455, 745, 745.00)]
    [InlineData("01-15", "H0015", 250.00, 205, 1_205, 995, 995.00)]
    [InlineData("01-20", "90837", 25.00, 205, 1_180, 1_135, 1_020.00)]
    [InlineData("01-21", "H0015", 214.00, 0, 966, 1_385, 1_234.00)]
    [InlineData("01-28", "90853", 25.00, 0, 778, 2_255, 1_422.00)]
    [InlineData("02-13", "90837", 25.00, 0, 389, 4_230, 1_811.00)]
    [InlineData("02-24", "90847", 26.00, 0, 125, 5_565, 2_075.00)]
    [InlineData("02-26", "H0015", 50.00, 0, 12, 6_130, 2_188.00)]
    [InlineData("03-02", "H0015", 12.00, 0, 0, 6_380, 2_200.00)]
    [InlineData("03-03", "90837", 0.00, 0, 0, 6_520, 2_200.00)]
    [InlineData("04-15", "90853", 0.00, 0, 0, 8_560, 2_200.00)]
    public void Each_checkpoint_holds_to_the_cent(
        string day, string code, decimal due, decimal deductibleLeft, decimal outOfPocketLeft, decimal allowed, decimal patient)
    {
        var at = Place(Course, day, code);
        var soFar = Course.Lines.Take(at + 1).ToList();
        var share = Assert.Single(Course.Lines[at].Shares);

        Assert.Equal((due, deductibleLeft, outOfPocketLeft), (share.Due, share.DeductibleLeft, share.OutOfPocketLeft));
        Assert.Equal((allowed, patient), (soFar.Sum(line => line.Allowed), soFar.Sum(line => line.PatientOwes)));
    }

    [Fact]
    public void With_2700_left_the_limit_is_reached_on_the_last_group_but_one()
    {
        var done = Adjudicate(DanasTerms(3_000), [.. DanasLines]);

        Assert.Equal((2_700.00m, 1_200m, 1_065m, 435m), (done.PatientOwes, done.Deductible, done.Coinsurance, done.Copay));
        var reached = Place(done, "04-08", "90853");
        Assert.Equal(0m, done.Lines[reached].Shares[0].OutOfPocketLeft);
        Assert.True(done.Lines[reached - 1].Shares[0].OutOfPocketLeft > 0);
    }

    [Fact]
    public void With_3700_left_the_limit_is_never_reached()
    {
        var done = Adjudicate(DanasTerms(4_000), [.. DanasLines]);

        Assert.Equal((2_765.00m, 500m, 935.00m), (done.PatientOwes, done.Copay, done.Lines[^1].Shares[0].OutOfPocketLeft));
    }

    private static int Place(Adjudication done, string day, string code) =>
        done.Lines.Index().Single(line => line.Item.Line.ServiceCode == code && line.Item.Line.ServiceDate.ToString("MM-dd") == day).Index;
}
