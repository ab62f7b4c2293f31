using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Episodes;

public class LeaveTests
{
    private static readonly DateTimeOffset Later = new(2026, 2, 20, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly From = new(2026, 2, 2);

    private readonly TestEpisodes _test = new TestEpisodes().Admitted();

    [Theory]
    [InlineData(1, null)]
    [InlineData(14, null)]
    [InlineData(15, "LEAVE_TOO_LONG")]
    [InlineData(0, "DATE_OUT_OF_ORDER")]
    [InlineData(-1, "DATE_OUT_OF_ORDER")]
    public void Lasts_from_one_to_fourteen_days(int days, string? code)
    {
        var refusal = Record.Exception(() => Start(From, From.AddDays(days))) as DomainException;

        Assert.Equal(code, refusal?.Error.Code);
        Assert.Equal(code is null ? null : "/expectedReturnOn", refusal?.Error.Errors.Single().Pointer);
        Assert.Equal(code is null ? EpisodeStatus.OnLeave : EpisodeStatus.Admitted, _test.Episode.Status);
        Assert.Equal(code is null ? 1 : 0, _test.Episode.Leaves.Count);
    }

    [Fact]
    public void Starts_between_admission_and_today()
    {
        Refused("DATE_OUT_OF_ORDER", () => Start(new(2026, 1, 11), new(2026, 1, 15)), "/from");
        Refused("DATE_IN_FUTURE", () => Start(new(2026, 2, 21), new(2026, 2, 22)), "/from");
        Start(new(2026, 2, 20), new(2026, 2, 22));
    }

    [Fact]
    public void Ends_with_the_return_even_a_late_one()
    {
        Start(From, From.AddDays(5));

        Refused("DATE_OUT_OF_ORDER", () => _test.Episode.Return(From.AddDays(-1), _test.Program, Later), "/returnedOn");
        Refused("DATE_IN_FUTURE", () => _test.Episode.Return(new(2026, 2, 21), _test.Program, Later), "/returnedOn");
        _test.Episode.Return(new(2026, 2, 20), _test.Program, Later);

        Assert.Equal(EpisodeStatus.Admitted, _test.Episode.Status);
        Assert.Equal(new DateOnly(2026, 2, 20), Assert.Single(_test.Episode.Leaves).ReturnedOn);
        Assert.Equal("episode.leave-ended", _test.Episode.Events[^1].Type);
    }

    [Fact]
    public void Follows_the_return_from_the_one_before()
    {
        Start(From, From.AddDays(5));
        _test.Episode.Return(From.AddDays(5), _test.Program, Later);

        Refused("DATE_OUT_OF_ORDER", () => Start(From.AddDays(4), From.AddDays(6)), "/from");
        Start(From.AddDays(5), From.AddDays(6));

        Assert.Equal(2, _test.Episode.Leaves.Count);
    }

    private void Start(DateOnly from, DateOnly expectedReturnOn) => _test.Episode.StartLeave(
        from, expectedReturnOn, LeaveReason.Family, _test.Counselor.Id, _test.Program, Later);
}
