using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Tests.Episodes;
using static TreatmentPlans.Domain.Tests.Assessments.TestAnswers;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Assessments;

public sealed class AssessmentTests
{
    private static readonly IReadOnlyList<ItemAnswer> Rulers = Of(InstrumentCode.ReadinessRulers, 8, 4, 7);

    [Fact]
    public void It_keeps_the_answers_with_the_versions_they_were_given_to()
    {
        var assessment = Take(InstrumentCode.ReadinessRulers, [.. Rulers.Reverse()]);

        Assert.Equal(Rulers, assessment.Answers);
        Assert.Equal((InstrumentCode.ReadinessRulers, 1, 1, null), (assessment.Instrument, assessment.InstrumentVersion, assessment.ScoringVersion, assessment.Variant));
        Assert.Equal(
            (TestAnswers.At, new DateOnly(2026, 1, 8), TestEpisodes.Now), (assessment.AnsweredAt, assessment.AnsweredOn, assessment.RecordedAt));
        Assert.Null(assessment.ThresholdBasis);
        Assert.Equal([new AssessmentRecorded(assessment)], assessment.Events);
    }

    [Fact]
    public void What_need_not_be_answered_changes_no_score()
    {
        var answers = Of(InstrumentCode.Phq9, 1, 1, 1, 1, 0, 1, 1, 0, 0);

        Assert.Equal(6, Take(InstrumentCode.Phq9, [.. answers, new("10", 3)]).Score);
        var monitor = Of(InstrumentCode.Bam, Values("2,1,1,1,1,0,1,3,3,2,2,4,4,1,3,3"));
        Assert.Equal(Take(InstrumentCode.Bam, monitor).Scores, Take(InstrumentCode.Bam, [.. monitor, new("7A", 4), new("7G", 0)]).Scores);
    }

    [Theory]
    [InlineData(InstrumentCode.Audit, "9", 1)]
    [InlineData(InstrumentCode.Audit, "10", 3)]
    [InlineData(InstrumentCode.Audit, "9", 5)]
    [InlineData(InstrumentCode.Phq9, "9", 4)]
    [InlineData(InstrumentCode.Phq9, "1", -1)]
    [InlineData(InstrumentCode.Bam, "14", 1)]
    [InlineData(InstrumentCode.BamR, "2", 31)]
    [InlineData(InstrumentCode.BamR, "1", 5)]
    [InlineData(InstrumentCode.Who5, "5", 6)]
    [InlineData(InstrumentCode.Cssrs, "6", 2)]
    [InlineData(InstrumentCode.Urica, "4", 0)]
    [InlineData(InstrumentCode.ReadinessRulers, "Confidence", 11)]
    [InlineData(InstrumentCode.Bscq, "Conflict", 101)]
    public void An_answer_that_the_item_does_not_have_is_refused(InstrumentCode code, string item, int value)
    {
        var answers = Instruments.Of(code).Items.Where(other => other.IsRequired && other.AskedIf is null)
            .Select(other => new ItemAnswer(other.Id, other.Id == item ? value : other.Minimum)).ToList();

        Refused("ITEM_OUT_OF_RANGE", () => Take(code, answers), $"/answers/{answers.FindIndex(answer => answer.Item == item)}/value");
    }

    [Fact]
    public void Items_are_answered_once_each_and_all_of_them()
    {
        Refused("ITEM_MISSING", () => Take(InstrumentCode.ReadinessRulers, [.. Rulers.Take(2)]), "/answers");
        Refused("DUPLICATE", () => Take(InstrumentCode.ReadinessRulers, [.. Rulers, Rulers[0]]), "/answers/3/item");
        Refused("UNKNOWN_ITEM", () => Take(InstrumentCode.ReadinessRulers, [new("Hope", 1), .. Rulers]), "/answers/0/item");
        var refusal = Assert.Throws<DomainException>(() => Take(InstrumentCode.ReadinessRulers, [Rulers[1]]));
        Assert.Equal("Not answered: Importance, Readiness.", refusal.Error.Detail);
    }

    [Theory]
    [InlineData("N,N,Y,-,-,N,-", "ITEM_NOT_ASKED", "/answers/2/item")]
    [InlineData("N,N,-,-,N,N,-", "ITEM_NOT_ASKED", "/answers/2/item")]
    [InlineData("N,N,-,-,-,N,N", "ITEM_NOT_ASKED", "/answers/3/item")]
    [InlineData("N,Y,Y,N,-,N,-", "ITEM_MISSING", "/answers")]
    [InlineData("N,Y,-,-,-,N,-", "ITEM_MISSING", "/answers")]
    [InlineData("N,N,-,-,-,Y,-", "ITEM_MISSING", "/answers")]
    [InlineData("N,N,-,-,-,-,-", "ITEM_MISSING", "/answers")]
    public void The_screener_goes_its_way(string answers, string code, string pointer) =>
        Refused(code, () => Take(InstrumentCode.Cssrs, Values(answers)), pointer);

    [Fact]
    public void A_wording_that_changes_the_score_is_named_and_no_other()
    {
        Refused("VARIANT_REQUIRED", () => Take(InstrumentCode.Dast10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0), "/variant");
        Refused("VARIANT_NOT_TAKEN", () => Take(InstrumentCode.ReadinessRulers, Rulers, WordingVariant.AbleToStop), "/variant");
        Assert.Equal(WordingVariant.UnableToStop, Dast10(WordingVariant.UnableToStop, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).Variant);
    }

    [Fact]
    public void A_total_of_the_client_is_the_servers_to_two_places()
    {
        var answers = Of(InstrumentCode.Urica, InstrumentExampleTests.Spread(9, 30, 29, 23));

        Claim(new("urica-readiness", 10.43m), new("urica-action", 4.14m));
        Claim(new ClaimedScore("urica-readiness", 73 / 7m));
        Refused("SCORE_MISMATCH", () => Claim(new ClaimedScore("urica-readiness", 10.42m)), "/scores/0/value");
        Refused("SCORE_MISMATCH", () => Claim(new("urica-readiness", 10.43m), new("phq9-total", 10)), "/scores/1/code");

        void Claim(params ClaimedScore[] claimed) => Take(InstrumentCode.Urica, answers, claimed: claimed);
    }

    [Fact]
    public void One_in_error_takes_no_more_changes()
    {
        var assessment = Take(InstrumentCode.ReadinessRulers, Rulers);
        var mark = new EnteredInError("Another patient.", null, TestEpisodes.Now);

        assessment.EnterInError(mark);

        Assert.Equal(mark, assessment.EnteredInError);
        Assert.Equal("assessment.entered-in-error", assessment.Events[^1].Type);
        Refused("ENTERED_IN_ERROR", () => assessment.EnterInError(mark));
    }
}
