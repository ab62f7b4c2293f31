using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Domain.Tests.Skills;

public sealed class SkillCatalogueTests
{
    [Fact]
    public void Every_category_has_a_skill_and_they_come_by_category() =>
        Assert.Equal(
            SkillCatalogue.All.Select(skill => skill.Category).Distinct(),
            Enum.GetValues<SkillCategory>());

    [Fact]
    public void In_every_situation_several_help() =>
        Assert.All(
            Enum.GetValues<RiskSituation>(),
            situation => Assert.True(SkillCatalogue.All.Count(skill => skill.Situations.Contains(situation)) >= 3, $"{situation}"));

    [Fact]
    public void Each_has_a_code_of_its_own_and_says_what_one_does_and_where_it_helps()
    {
        Assert.Equal(SkillCatalogue.All.Count, SkillCatalogue.All.Select(skill => skill.Code).Distinct().Count());
        Assert.All(SkillCatalogue.All, skill =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", skill.Code);
            Assert.NotEmpty(skill.Situations);
            Assert.Equal(skill.Situations.Distinct(), skill.Situations);
            Assert.EndsWith(".", skill.Practice, StringComparison.Ordinal);
            Assert.Equal(skill, SkillCatalogue.Find(skill.Code));
        });
        Assert.Null(SkillCatalogue.Find("unheard-of"));
    }
}
