using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.WorkedCase;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;

namespace TreatmentPlans.Api.Tests.Support;

/// <summary>One host for the tests of a class that move the clock, one after another.</summary>
public sealed class SupportHost : IAsyncLifetime
{
    internal ApiHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await ApiHost.StartAsync();

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();
}

/// <summary>The patient of the worked case, with the dates of domain.md K.1: last drink on 10 January, admitted on the 12th, plan in force on the 14th.</summary>
internal sealed class SupportedCare
{
    private readonly ApiHost _host;
    private ApiClient? _patient;

    private SupportedCare(ApiHost host, TestOrganization organization, string patientId, string episodeId)
    {
        (_host, Organization, PatientId, EpisodeId) = (host, organization, patientId, episodeId);
    }

    public TestOrganization Organization { get; }

    public string PatientId { get; }

    public string EpisodeId { get; }

    public string PlanId { get; private set; } = "";

    public string Episode => $"/episodes/{EpisodeId}";

    public ApiClient Counselor => Organization.Client(Role.Counselor);

    public static async Task<SupportedCare> AdmittedAsync(ApiHost host)
    {
        host.Clock.SetDate(2026, 1, 8);
        var organization = await TestOrganization.CreateAsync(host);
        var counselor = organization.Client(Role.Counselor);
        var program = await organization.ProgramAsync();
        var patient = await organization.PatientAsync();
        var episode = await counselor.Post(
            $"/patients/{patient.Id}/episodes", new { programId = program.Id, requestedOn = "2026-01-06", source = "PrimaryCare" }).Succeeds();
        var care = new SupportedCare(host, organization, patient.Id, episode.Id);
        await care.ChangeAsync("screen", new { screenedOn = "2026-01-08" });
        await care.ChangeAsync("diagnoses", new { code = "F10.20", isPrimary = true, indexOn = "2026-01-05" });
        await care.ChangeAsync("diagnoses", new { code = "F41.1", isPrimary = false, indexOn = "2026-01-08" });
        var ratings = await care.ChangeAsync("dimension-ratings", Ratings("2026-01-08", 1, 0, 2, 1, 2, 1));
        host.Clock.SetDate(2026, 1, 12);
        await care.ChangeAsync("admit", new
        {
            admittedOn = "2026-01-12",
            levelOfCare = Course.Level("2.1"),
            dimensionRatingSetId = ratings.Id,
            lastUseOn = "2026-01-10",
            patientAgreement = "Agrees",
        });
        return care;
    }

    public static JsonNode Ratings(string ratedOn, params int[] risks) => new JsonObject
    {
        ["edition"] = "Third",
        ["ratedOn"] = ratedOn,
        ["ratings"] = new JsonArray([.. risks.Select((risk, index) => new JsonObject
        {
            ["dimension"] = index + 1,
            ["risk"] = risk,
            ["rationale"] = "As told and seen in the interview.",
        })]),
    };

    public async Task HasPlanAsync()
    {
        _host.Clock.SetDate(2026, 1, 14);
        var content = DanaPlan.Content(Organization.Counselor, Ratings("2026-01-08", 1, 0, 2, 1, 2, 1));
        var plan = await Counselor.Post($"{Episode}/plans", new { content }).Succeeds();
        plan = await Counselor.Post($"/plans/{plan.Id}/submit", null, plan.ETag).Succeeds();
        plan = await Counselor.Post($"/plans/{plan.Id}/signatures", new { role = "Author", method = "ElectronicTyped" }, plan.ETag).Succeeds();
        plan = await Counselor.Post($"/plans/{plan.Id}/signatures", new { role = "Patient", method = "ElectronicDrawn" }, plan.ETag).Succeeds();
        Assert.Equal("Active", (string?)plan["status"]);
        PlanId = plan.Id;
    }

    /// <summary>A step on the episode as it is now.</summary>
    public async Task<ApiAnswer> ChangeAsync(string step, object body)
    {
        var episode = await Counselor.Get(Episode).Succeeds();
        return await Counselor.Post($"{Episode}/{step}", body, episode.ETag).Succeeds();
    }

    /// <summary>The patient's own client.</summary>
    public ApiClient Patient() => _patient ??= _host.Client(new ClientTokens(
        _host, () => Organization.RegisterAsync([Role.Patient], patient: Domain.Common.PatientId.From(Guid.Parse(PatientId)))));

    public async Task<List<JsonNode>> WorkAsync(string kind) =>
        [.. (await Organization.Client(Role.Supervisor).Get($"/work-items?kind={kind}&limit=200").Succeeds())["items"]!.AsArray().Select(item => item!)];

    /// <summary>Waits for the clock of the host, where that is at it.</summary>
    public static Task RunJobsAsync(ApiHost host) => host.RunAsync<SupportJobs>();
}
