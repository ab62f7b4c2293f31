using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>A programme with groups, and patients in care there, over HTTP.</summary>
internal sealed class GroupInProgress
{
    private GroupInProgress(TestOrganization organization, string programId) => (Organization, ProgramId) = (organization, programId);

    public TestOrganization Organization { get; }

    public string ProgramId { get; }

    public ApiClient Scheduler => Organization.Client(Role.Scheduler);

    public ApiClient Counselor => Organization.Client(Role.Counselor);

    public ApiClient Supervisor => Organization.Client(Role.Supervisor);

    public object Body => new
    {
        programId = ProgramId,
        sessionType = "IopBlock",
        name = "Evening group",
        entry = "Open",
        startsOn = Course.AdmittedOn,
        facilitatorIds = new[] { Organization.Counselor.ToString() },
        room = "Room 2",
    };

    public static async Task<GroupInProgress> StartAsync(ApiHost? host = null)
    {
        var organization = await TestOrganization.CreateAsync(host);
        return new GroupInProgress(organization, (await organization.ProgramAsync()).Id);
    }

    public Task<ApiAnswer> GroupAsync(object? changes = null) => Scheduler.Post("/groups", Body.With(changes ?? new { })).Succeeds();

    /// <summary>The episode of a new patient, in care in the programme.</summary>
    public Task<ApiAnswer> InCareAsync() => Organization.AdmittedAsync(ProgramId);

    public async Task<ApiAnswer> EnrolledAsync(ApiAnswer group, object? changes = null) =>
        await EnrolAsync(group, await InCareAsync(), changes).Succeeds();

    public Task<ApiAnswer> EnrolAsync(ApiAnswer group, ApiAnswer episode, object? changes = null) =>
        Scheduler.Post($"/groups/{group.Id}/enrolments", new { episodeId = episode.Id }.With(changes ?? new { }));
}
