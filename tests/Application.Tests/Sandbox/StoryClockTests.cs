using TreatmentPlans.Application.Sandbox;

namespace TreatmentPlans.Application.Tests.Sandbox;

public sealed class StoryClockTests
{
    private static readonly DateTimeOffset Once = new(2020, 2, 29, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Inside_a_scene_and_what_it_awaits_it_is_the_time_of_the_story()
    {
        var clock = new StoryClock(TimeProvider.System);
        var told = new List<DateTimeOffset>();

        await clock.AtAsync(Once, async () =>
        {
            told.Add(clock.GetUtcNow());
            await Task.Yield();
            told.Add(clock.GetUtcNow());
        });

        Assert.Equal([Once, Once], told);
    }

    [Fact]
    public async Task Outside_a_scene_it_is_the_actual_time()
    {
        var before = TimeProvider.System.GetUtcNow();
        var clock = new StoryClock(TimeProvider.System);

        await clock.AtAsync(Once, () => Task.CompletedTask);

        Assert.InRange(clock.GetUtcNow(), before, TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Scenes_side_by_side_do_not_share_their_time()
    {
        var clock = new StoryClock(TimeProvider.System);

        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(async day =>
        {
            var seen = default(DateTimeOffset);
            await clock.AtAsync(Once.AddDays(day), async () =>
            {
                await Task.Delay(1);
                seen = clock.GetUtcNow();
            });
            return seen;
        }));

        Assert.Equal(Enumerable.Range(0, 20).Select(day => Once.AddDays(day)), told);
    }
}
