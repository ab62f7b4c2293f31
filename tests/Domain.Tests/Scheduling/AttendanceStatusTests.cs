using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;
using static TreatmentPlans.Domain.Scheduling.AttendanceBilling;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class AttendanceStatusTests
{
    [Theory]
    [InlineData(AttendanceStatus.Scheduled, false, true, No)]
    [InlineData(AttendanceStatus.Attended, true, false, ByRule)]
    [InlineData(AttendanceStatus.AttendedPartial, true, false, ByRule)]
    [InlineData(AttendanceStatus.AttendedVirtual, true, false, ByPayer)]
    [InlineData(AttendanceStatus.AbsentExcused, false, false, No)]
    [InlineData(AttendanceStatus.AbsentUnexcused, false, false, No)]
    [InlineData(AttendanceStatus.CancelledByProgram, false, true, No)]
    [InlineData(AttendanceStatus.HolidayClosed, false, true, No)]
    [InlineData(AttendanceStatus.Weather, false, true, No)]
    [InlineData(AttendanceStatus.OnLeave, false, true, No)]
    [InlineData(AttendanceStatus.WithdrawnFromGroup, false, true, No)]
    public void Each_counts_is_excluded_and_is_billed_by_the_one_table(
        AttendanceStatus status, bool counts, bool excluded, AttendanceBilling billing) =>
        Assert.Equal(new AttendanceStatusDefinition(status, counts, excluded, billing), AttendanceStatuses.DefinitionOf(status));

    [Fact]
    public void The_table_has_every_status_once() =>
        Assert.Equal(Enum.GetValues<AttendanceStatus>(), AttendanceStatuses.All.Select(row => row.Status));

    [Fact]
    public void Every_type_of_session_has_a_category_and_who_is_elsewhere_or_not_there_is_not_treated()
    {
        Assert.Equal(Enum.GetValues<SessionType>(), SessionTypes.All.Select(row => row.Type));
        Assert.Equal(
            [SessionType.FamilyWithoutPatient, SessionType.MutualHelpExternal],
            SessionTypes.All.Where(row => !row.IsTreatment).Select(row => row.Type));
    }
}
