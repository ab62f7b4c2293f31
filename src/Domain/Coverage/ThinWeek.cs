using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>A week with lines of a service that the programme offered on fewer days than it has to (BIL-16).</summary>
public sealed record ThinWeek(DateOnly MondayOn, string ServiceCode, int OfferedDays, int NeededDays)
{
    private const int DaysOfAWeek = 7;

    /// <param name="sessions">That the patient was booked for, with the category of each; those to come included.</param>
    public static IEnumerable<ThinWeek> Of(
        IEnumerable<ServiceLine> lines, IReadOnlyCollection<(AttendanceEvidence Evidence, ServiceCategory Category)> sessions) =>
        from line in lines
        where line.Terms.DaysPerWeek is not null
        group line by (MondayOn: MondayOf(line.On), line.ServiceCode) into week
        let needed = week.Max(line => line.Terms.DaysPerWeek!.Value)
        let offered = sessions
            .Where(session => session.Category == week.First().Terms.ServiceCategory && MondayOf(session.Evidence.On) == week.Key.MondayOn)
            .Where(session => WasOffered(session.Evidence.Status))
            .Select(session => session.Evidence.On)
            .Distinct()
            .Count()
        where offered < needed
        orderby week.Key.MondayOn, week.Key.ServiceCode
        select new ThinWeek(week.Key.MondayOn, week.Key.ServiceCode, offered, needed);

    private static bool WasOffered(AttendanceStatus status) => status is not (AttendanceStatus.CancelledByProgram
        or AttendanceStatus.HolidayClosed
        or AttendanceStatus.Weather
        or AttendanceStatus.WithdrawnFromGroup);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysOfAWeek - 1) % DaysOfAWeek));
}
