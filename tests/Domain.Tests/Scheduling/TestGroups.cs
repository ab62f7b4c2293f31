using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.Scheduling;

/// <summary>Groups of one programme on Monday 12 January 2026, and patients in care there.</summary>
internal static class TestGroups
{
    public static readonly Practitioner Facilitator = TestPrograms.Counselor();

    public static GroupDetails Details => new(
        "Evening group", GroupEntry.Open, TestPrograms.Today, EndsOn: null, Capacity: 2, CurriculumCode: null, [Facilitator.Id], "Room 2", VirtualLink: null);

    public static TherapyGroup Group(Program program, GroupDetails? details = null, SessionType type = SessionType.IopBlock) => TherapyGroup.Create(
        TypedId.New<TherapyGroupId>(TestPrograms.Now), program, type, details ?? Details, [Facilitator], TestPrograms.Now);

    public static GroupSeats Seats(int capacity, params int[] taken) => new(new Seats(capacity, taken), LastWaitlistNumber: 0);

    /// <summary>Asks for a seat for a patient in care.</summary>
    public static Enrolment Enrol(
        this TestEpisodes care, TherapyGroup group, GroupSeats seats, EnrolmentWish? wish = null, bool isSupervisor = false, DateTimeOffset? now = null) =>
        Enrolment.Enrol(
            TypedId.New<EnrolmentId>(TestPrograms.Now),
            group,
            seats,
            care.Patient,
            care.Episode,
            care.Program,
            wish ?? new EnrolmentWish(From: null, Waitlist: false, OverCapacityReason: null),
            isSupervisor,
            now ?? TestPrograms.Now);

    public static EnrolmentWish Wish(DateOnly? from = null, bool waitlist = false, string? over = null) => new(from, waitlist, over);
}
