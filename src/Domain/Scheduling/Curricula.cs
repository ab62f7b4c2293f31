using System.Text.Json;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What a group works on, week by week, in our own words. A version never changes; a better one is the next version.</summary>
public sealed record Curriculum(
    string Code, int Number, string Title, string Summary, string Licence, IReadOnlyList<CurriculumTopic> Topics)
{
    public CurriculumVersion Version => new(Code, Number);

    /// <summary>The topic of the week of <paramref name="day"/>; weeks begin on Mondays, the first is that of the start.</summary>
    /// <param name="startsOver">Whether the first topic follows the last.</param>
    public CurriculumTopic? TopicOn(DateOnly start, DateOnly day, bool startsOver)
    {
        var week = (WeeklyHours.MondayOf(day).DayNumber - WeeklyHours.MondayOf(start).DayNumber) / 7;
        return week < 0 || (week >= Topics.Count && !startsOver) ? null : Topics[week % Topics.Count];
    }
}

/// <param name="Week">From 1.</param>
/// <param name="Aim">What a member can do after it.</param>
public sealed record CurriculumTopic(int Week, string Title, string Aim);

/// <param name="Number">From 1.</param>
public sealed record CurriculumVersion(string Code, int Number);

/// <summary>The curricula that come with the service.</summary>
public static class Curricula
{
    private static readonly Lazy<IReadOnlyList<Curriculum>> Library = new(Read);

    /// <summary>Every version, by code, newest first.</summary>
    public static IReadOnlyList<Curriculum> All => Library.Value;

    public static Curriculum? Newest(string code) => All.FirstOrDefault(curriculum => curriculum.Code == code);

    public static Curriculum Find(CurriculumVersion version) => All.Single(curriculum => curriculum.Version == version);

    private static List<Curriculum> Read()
    {
        var assembly = typeof(Curricula).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".curriculum.json", StringComparison.Ordinal))
                .Select(name =>
                {
                    using var resource = assembly.GetManifestResourceStream(name)!;
                    return JsonSerializer.Deserialize<Curriculum>(resource, DomainJson.Options)!;
                })
                .OrderBy(curriculum => curriculum.Code, StringComparer.Ordinal)
                .ThenByDescending(curriculum => curriculum.Number),
        ];
    }
}
