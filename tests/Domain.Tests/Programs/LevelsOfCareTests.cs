using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Programs;

public class LevelsOfCareTests
{
    [Theory]
    [InlineData(AsamEdition.Third, "0.5 1 2.1 2.5 3.1 3.3 3.5 3.7 4")]
    [InlineData(AsamEdition.Fourth, "1.0 1.5 1.7 2.1 2.5 2.7 3.1 3.5 3.7 4")]
    public void Each_edition_has_its_levels_from_less_to_more_care_each_with_a_label_of_its_own(AsamEdition edition, string codes)
    {
        var levels = LevelsOfCare.All.Where(row => row.Level.Edition == edition).ToList();

        Assert.Equal(codes.Split(' '), levels.OrderBy(row => row.IntensityRank).Select(row => row.Level.Code));
        Assert.All(levels, row => Assert.NotEmpty(row.Label));
        Assert.Distinct(levels.Select(row => row.Label));
    }
}
