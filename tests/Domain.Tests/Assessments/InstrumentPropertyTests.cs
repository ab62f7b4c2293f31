using CsCheck;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Tests.Assessments;

/// <summary>What holds of every instrument whatever is answered.</summary>
public sealed class InstrumentPropertyTests
{
    private static readonly string[] Precontemplation = ["1", "5", "11", "13", "23", "26", "29"];

    public static TheoryData<InstrumentCode, WordingVariant?> Each
    {
        get
        {
            var data = new TheoryData<InstrumentCode, WordingVariant?>();
            foreach (var instrument in Instruments.All)
            {
                foreach (var variant in instrument.Variants.Select(variant => (WordingVariant?)variant).DefaultIfEmpty())
                {
                    data.Add(instrument.Code, variant);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Scores_lie_in_their_ranges_and_in_a_band(InstrumentCode code, WordingVariant? variant) => Answers(code).Sample(answers =>
    {
        var assessment = TestAnswers.Take(code, answers, variant);

        Assert.All(Instruments.Of(code).Scores.Zip(assessment.Scores), pair =>
        {
            Assert.InRange(pair.Second.Value, pair.First.Minimum, pair.First.Maximum);
            Assert.Equal(pair.First.Bands.Count == 0, pair.Second.Band is null);
        });
    });

    [Theory]
    [MemberData(nameof(Each))]
    public void The_ends_of_the_ranges_are_reached(InstrumentCode code, WordingVariant? variant)
    {
        var instrument = Instruments.Of(code);
        foreach (var score in instrument.Scores)
        {
            Assert.Equal(score.Minimum, Extreme(best: false));
            Assert.Equal(score.Maximum, Extreme(best: true));

            decimal Extreme(bool best) => TestAnswers.Take(
                code,
                [
                    .. instrument.Items.Where(item => item.IsRequired).Select(item => new ItemAnswer(
                        item.Id, best == (SignOf(code, variant, score.Code, item.Id) > 0) ? item.Maximum : item.Minimum)),
                ],
                variant).Score(score.Code).Value;
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_higher_answer_moves_each_score_one_way(InstrumentCode code, WordingVariant? variant) =>
        Gen.Select(Answers(code), Gen.Int[0, 1_000]).Sample((answers, pick) =>
        {
            var instrument = Instruments.Of(code);
            var at = pick % answers.Count;
            var item = instrument.Items.Single(item => item.Id == answers[at].Item);
            if (instrument.Items.Any(other => other.AskedIf?.Item == item.Id) || Next(item, answers[at].Value) is not { } higher)
            {
                return;
            }

            var before = TestAnswers.Take(code, answers, variant);
            var after = TestAnswers.Take(code, [.. answers.Select((answer, index) => index == at ? answer with { Value = higher } : answer)], variant);

            Assert.All(before.Scores.Zip(after.Scores), pair =>
                Assert.True(SignOf(code, variant, pair.First.Code, item.Id) * (pair.Second.Value - pair.First.Value) >= 0));
            Assert.True(after.Risk >= before.Risk || before.Risk is null);
        });

    [Theory]
    [MemberData(nameof(Each))]
    public void The_order_of_the_answers_means_nothing(InstrumentCode code, WordingVariant? variant) =>
        Gen.Select(Answers(code), Gen.Int).Sample((answers, seed) =>
        {
            var given = TestAnswers.Take(code, answers, variant);
            var turned = TestAnswers.Take(code, [.. answers.OrderBy(answer => HashCode.Combine(answer.Item, seed))], variant);

            Assert.Equal(given.Scores, turned.Scores);
            Assert.Equal(given.Flags, turned.Flags);
            Assert.Equal(given.Focus, turned.Focus);
            Assert.Equal(given.Answers, turned.Answers);
            Assert.Equal((given.Score, given.Risk), (turned.Score, turned.Risk));
        });

    /// <summary>Where a sum or a mean is all there is, it is the same whichever item has which answer.</summary>
    [Theory]
    [InlineData(InstrumentCode.Phq9)]
    [InlineData(InstrumentCode.Gad7)]
    [InlineData(InstrumentCode.AuditC)]
    [InlineData(InstrumentCode.Who5)]
    [InlineData(InstrumentCode.Bscq)]
    public void Answers_may_change_places_among_the_items_of_a_sum(InstrumentCode code) => Answers(code).Sample(answers =>
    {
        var rotated = answers.Select((answer, index) => answer with { Value = answers[(index + 1) % answers.Count].Value }).ToList();

        Assert.Equal(TestAnswers.Take(code, answers).Score, TestAnswers.Take(code, rotated).Score);
    });

    [Fact]
    public void An_answer_of_use_and_one_of_risk_do_not_change_places_without_a_trace()
    {
        var given = TestAnswers.Take(InstrumentCode.Bam, TestAnswers.Values("0,0,0,4,0,0,0,0,0,0,0,0,0,0,0,0"));
        var changed = TestAnswers.Take(InstrumentCode.Bam, TestAnswers.Values("0,0,4,0,0,0,0,0,0,0,0,0,0,0,0,0"));

        Assert.NotEqual(given.Scores, changed.Scores);
    }

    /// <summary>Every way through the screener: what decides is asked for, and another Yes, with nothing behind it, never makes the risk less.</summary>
    [Fact]
    public void Each_sheet_of_the_screener_has_the_highest_risk_that_one_of_its_answers_has()
    {
        int?[] yesNo = [0, 1];
        int?[][] thoughts = [[null, null, null], .. from method in yesNo from intent in yesNo from plan in yesNo select new[] { method, intent, plan }];
        (int?, int?)[] behaviours = [(0, null), (1, 0), (1, 1)];
        var sheets =
            from wish in yesNo
            from active in thoughts
            from behaviour in behaviours
            select new[] { wish, active[0] is null ? 0 : 1, active[0], active[1], active[2], behaviour.Item1, behaviour.Item2 };
        SafetyRisk[] risks = [SafetyRisk.Low, SafetyRisk.Low, SafetyRisk.Moderate, SafetyRisk.High, SafetyRisk.High, SafetyRisk.Moderate, SafetyRisk.High];

        Assert.Equal(2 * 9 * 3, sheets.Count());
        Assert.All(sheets, sheet => Assert.Equal(
            sheet.Zip(risks).Where(answer => answer.First == 1).Select(answer => answer.Second).Append(SafetyRisk.None).Max(),
            TestAnswers.Take(InstrumentCode.Cssrs, sheet).Risk));
    }

    /// <summary>1 where a higher answer means a higher score, -1 where it means a lower one.</summary>
    private static int SignOf(InstrumentCode code, WordingVariant? variant, string score, string item) => (code, variant, item) switch
    {
        (InstrumentCode.Dast10, WordingVariant.AbleToStop, "3") => -1,
        (InstrumentCode.Urica, _, _) when score == "urica-readiness" && Precontemplation.Contains(item) => -1,
        _ => 1,
    };

    private static int? Next(InstrumentItem item, int value) => item.Answers.Count == 0
        ? value < item.Maximum ? value + 1 : null
        : item.Answers.Select(answer => (int?)answer.Value).FirstOrDefault(other => other > value);

    private static Gen<IReadOnlyList<ItemAnswer>> Answers(InstrumentCode code)
    {
        var items = Instruments.Of(code).Items.Where(item => item.IsRequired).ToList();
        return Gen.Int[0, 1_000_000].Array[items.Count].Select(picks =>
        {
            List<ItemAnswer> answers = [];
            foreach (var (item, pick) in items.Zip(picks))
            {
                if (item.AskedIf is null || answers.Contains(new ItemAnswer(item.AskedIf.Item, item.AskedIf.Value)))
                {
                    answers.Add(new ItemAnswer(
                        item.Id,
                        item.Answers.Count == 0 ? item.Minimum + (pick % (item.Maximum - item.Minimum + 1)) : item.Answers[pick % item.Answers.Count].Value));
                }
            }

            return (IReadOnlyList<ItemAnswer>)answers;
        });
    }
}
