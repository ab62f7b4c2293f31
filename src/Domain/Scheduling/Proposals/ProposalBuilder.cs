using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Scheduling.Proposals;

/// <summary>Makes the problem of what calendar and records say: rules PRO-11 to PRO-15.</summary>
public sealed class ProposalBuilder
{
    private const int DaysOfWeek = 7;
    private const int MinutesOfHour = 60;
    private const int MinutesOfWeek = DaysOfWeek * 24 * MinutesOfHour;

    private readonly ProposalFacts _facts;
    private readonly WallClock _clock;
    private readonly DateTimeOffset _start;
    private readonly List<PractitionerId> _practitioners;
    private readonly List<string> _rooms = [];
    private readonly ILookup<string, Booking> _bookings;

    private ProposalBuilder(ProposalFacts facts)
    {
        _facts = facts;
        _clock = WallClock.Find(facts.Program.TimeZone)!;
        _start = _clock.StartOf(facts.From);
        _practitioners = [.. facts.Practitioners.Select(one => one.Practitioner.Id)];

        // The sessions of the groups are the problem's own: who goes there does not make them busier.
        var own = facts.Groups.SelectMany(group => group.Sessions).Select(session => session.Id.Value).ToHashSet();
        _bookings = facts.Bookings.Where(booking => !own.Contains(booking.HolderId)).ToLookup(booking => booking.Resource);
    }

    public static ProposalDraft Build(ProposalFacts facts) => new ProposalBuilder(facts).Build();

    private ProposalDraft Build()
    {
        var slots = Slots().ToList();
        var groups = _facts.Groups.Where(group => group.Sessions.Any(IsInWeeks))
            .Select(group => group with { Sessions = [.. group.Sessions.Where(IsInWeeks).OrderBy(session => session.Times.StartsAt)] })
            .ToList();
        var needs = _facts.Patients.Select(patient => (Facts: patient, Weeks: Weeks(patient)))
            .Where(patient => _facts.KeepsSatisfied || patient.Weeks.Any(week => week.IsAny))
            .ToList();
        var problem = new ProposalProblem(
            _facts.Weeks,
            [.. needs.Select(patient => Need(patient.Facts, patient.Weeks, groups))],
            [.. groups.Select(Offer)],
            [.. slots.Select(slot => Offer(slot.PractitionerId, new SessionTimes(slot.StartsAt, slot.EndsAt, 0), slot.Room))],
            [.. _facts.Practitioners.Select(Time)],
            [.. _rooms.Select(room => new RoomTime(Busy(room)))],
            [.. Enumerable.Range(0, _facts.Weeks * DaysOfWeek).Where(day => _facts.Program.Calendar.IsClosed(_facts.From.AddDays(day)))],
            _facts.Program.PoliciesOn(_facts.From).Proposals);
        return new ProposalDraft(problem, _facts.From, [.. needs.Select(patient => patient.Facts)], groups, slots, _practitioners, _rooms);
    }

    private WeekNeed[] Weeks(PatientFacts patient) => [.. Enumerable.Range(0, _facts.Weeks).Select(week => Week(patient, _facts.From.AddDays(week * DaysOfWeek)))];

    /// <summary>What is missing beside what is booked or was kept. A week with a day of leave is exempt (F.2).</summary>
    private WeekNeed Week(PatientFacts patient, DateOnly monday)
    {
        var days = Enumerable.Range(0, DaysOfWeek).Select(monday.AddDays).ToList();
        if (days.Any(patient.Care.IsOnLeave))
        {
            return WeekNeed.None;
        }

        var judgedOn = patient.Care.JudgedOn(monday);
        var policies = _facts.Program.PoliciesOn(judgedOn);
        var need = Minutes(patient.Care.NeedOn(judgedOn, policies.LevelOfCare));
        var booked = patient.Places.Where(place => place.EpisodeId == patient.EpisodeId && days.Contains(_clock.DateOf(place.StartsAt))).ToList();
        var minutes = Math.Max(0, need - booked.Sum(place => place.Minutes));

        // Where the phase aims at more than the level allows, the phase is what a clinician decided for this patient.
        int? most = patient.Care.BelowOn(judgedOn, policies.LevelOfCare) is { } below
            ? Math.Max(minutes, Math.Max(Minutes(below) - 1, need) - booked.Sum(place => place.Minutes))
            : null;
        var due = Math.Min(
            policies.Proposals.MostIndividualsPerWeek,
            patient.Individuals?.Sum(often => often.DueIn(monday)) ?? policies.Proposals.IndividualsPerWeek);
        var individuals = Math.Max(0, due - booked.Count(place => place.IsIndividual));
        return minutes == 0 && individuals == 0 ? WeekNeed.None : new WeekNeed(minutes, most, individuals);
    }

    private PatientNeed Need(PatientFacts patient, IReadOnlyList<WeekNeed> weeks, List<GroupFacts> groups)
    {
        var preferences = patient.Availability?.Preferences ?? SchedulePreferences.None;
        return new PatientNeed(
            weeks,
            patient.State,
            preferences.TravelBufferMinutes,
            Commitments(patient, CommitmentWeight.Hard),
            Commitments(patient, CommitmentWeight.Soft),
            [.. patient.Places.Select(place => new BookedSession(DayOf(place.StartsAt), Span(place.StartsAt, place.EndsAt), place.Minutes, place.IsOnSite))],
            [.. from day in Days() from times in preferences.PreferredTimes select Span(times.On(day, _clock))],
            preferences.PrefersVirtual ? true : null,
            patient.Counselor is { } counselor && _practitioners.IndexOf(counselor) is var known and >= 0 ? known : null)
        {
            MemberOf = [.. groups.Index().Where(group => group.Item.Members.Contains(patient.PatientId)).Select(group => group.Index)],
        };
    }

    /// <summary>One that begins the evening before the first day may still go on.</summary>
    private IReadOnlyList<Commitment> Commitments(PatientFacts patient, CommitmentWeight weight) =>
    [
        .. from day in Days().Prepend(_facts.From.AddDays(-1)).Append(_facts.From.AddDays(_facts.Weeks * DaysOfWeek))
           from commitment in patient.Availability?.Commitments ?? []
           where commitment.Weight == weight && commitment.HoldsOn(day)
           select new Commitment(day.DayNumber - _facts.From.DayNumber, Span(commitment.Times.On(day, _clock))),
    ];

    private GroupOffer Offer(GroupFacts group)
    {
        var sessions = group.Sessions.Select(session => Offer(session.Setting.FacilitatorId, session.Times, session.Setting.Room)).ToList();
        return new GroupOffer(
            sessions,
            [.. Enumerable.Range(0, _facts.Weeks).Select(week => Math.Max(0, group.Sessions.Zip(sessions)
                .Where(pair => pair.Second.Week == week)
                .Select(pair => pair.First.FreeSeats ?? group.FreeSeats)
                .Append(group.FreeSeats)
                .Min()))])
        {
            Joins = Math.Max(0, group.FreeSeats),
        };
    }

    private SessionOffer Offer(PractitionerId practitioner, SessionTimes times, string? room) => new(
        DayOf(times.StartsAt),
        Span(times.StartsAt, times.EndsAt),
        times.TherapeuticMinutes,
        _practitioners.IndexOf(practitioner),
        room is null ? null : RoomOf(room, times),
        room is null);

    private IEnumerable<SlotFacts> Slots() =>
        from one in _facts.Practitioners
        where one.Practitioner.Active
        from opening in one.Availability?.Openings ?? []
        where opening.ProgramId == _facts.Program.Id
        from day in Days()
        where opening.HoldsOn(day)
        from slot in opening.SlotsOn(day, _clock)
        where slot.StartsAt > _facts.ReadAt && IsInWeeks(slot)
        select new SlotFacts(one.Practitioner.Id, slot.StartsAt, slot.EndsAt, opening.Room, opening.VirtualLink);

    private PractitionerTime Time(PractitionerFacts one)
    {
        var practitioner = one.Practitioner;
        var booked = _facts.Bookings.Where(booking => booking.Kind == ResourceKind.Practitioner && booking.Resource == practitioner.Id.ToString()).ToList();
        return new PractitionerTime(
            [.. Enumerable.Range(0, _facts.Weeks).Select(week => Math.Max(0, (one.Availability?.MostMinutesPerWeek ?? MinutesOfWeek) - booked
                .Where(booking => ProposalProblem.WeekOf(DayOf(booking.StartsAt)) == week && DayOf(booking.StartsAt) >= 0)
                .Sum(booking => Span(booking.StartsAt, booking.EndsAt).Length)))],
            Busy(practitioner.Id.ToString()),
            practitioner.LicenceStates,
            practitioner.Active
                ? [.. practitioner.Credentials.Select(credential => new DayRange(
                    credential.ValidFrom.DayNumber - _facts.From.DayNumber,
                    (credential.ValidTo ?? DateOnly.MaxValue).DayNumber - _facts.From.DayNumber))]
                : []);
    }

    private IReadOnlyList<MinuteSpan> Busy(string resource) => [.. _bookings[resource].Select(booking => Span(booking.StartsAt, booking.EndsAt))];

    private int RoomOf(string room, SessionTimes times)
    {
        var name = ResourceClaim.OfRoom(room, times).Resource;
        var known = _rooms.IndexOf(name);
        if (known >= 0)
        {
            return known;
        }

        _rooms.Add(name);
        return _rooms.Count - 1;
    }

    private bool IsInWeeks(GroupSessionFacts session) => session.Times.StartsAt > _facts.ReadAt && IsInWeeks(session.Times);

    private bool IsInWeeks(SessionTimes times) => DayOf(times.StartsAt) is var day && day >= 0 && day < _facts.Weeks * DaysOfWeek;

    private IEnumerable<DateOnly> Days() => Enumerable.Range(0, _facts.Weeks * DaysOfWeek).Select(_facts.From.AddDays);

    private int DayOf(DateTimeOffset instant) => _clock.DateOf(instant).DayNumber - _facts.From.DayNumber;

    private MinuteSpan Span((DateTimeOffset From, DateTimeOffset To) times) => Span(times.From, times.To);

    /// <summary>Elapsed since the first Monday began; a part of a minute is taken whole.</summary>
    private MinuteSpan Span(DateTimeOffset from, DateTimeOffset to) =>
        new((int)Math.Floor((from - _start).TotalMinutes), (int)Math.Ceiling((to - _start).TotalMinutes));

    private static int Minutes(decimal hours) => (int)Math.Ceiling(hours * MinutesOfHour);
}
