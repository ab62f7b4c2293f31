using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Auditing;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Auditing;

/// <summary>Entries are looked for right after the answer: they must be stored before it leaves.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task A_write_names_who_did_what_to_whose_record()
    {
        var organization = await TestOrganization.CreateAsync();
        var (_, patient) = await RegisterAsync(organization.Client(Role.Counselor));

        var entry = Assert.Single(await EntriesAsync(organization, "registerPatient"));
        Assert.Equal(201, entry.Status);
        Assert.Equal(organization.Counselor, entry.PractitionerId);
        Assert.Equal("POST", entry.Method);
        Assert.Equal("/api/v{version:apiVersion}/patients/", entry.Route);
        Assert.NotEqual("", entry.TraceId);
        Assert.Equal(patient, entry.PatientId);
    }

    [Fact]
    public async Task A_read_names_the_patient()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var (path, patient) = await RegisterAsync(counselor);

        await counselor.Get(path);

        var entry = Assert.Single(await EntriesAsync(organization, "getPatient"));
        Assert.Equal((200, patient, patient.Value), (entry.Status, entry.PatientId, entry.ResourceId));
    }

    [Fact]
    public async Task A_list_leaves_one_entry_for_each_patient_on_it()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        List<PatientId?> patients = [(await RegisterAsync(counselor)).Id, (await RegisterAsync(counselor)).Id, (await RegisterAsync(counselor)).Id];

        await counselor.Get("/patients");

        var entries = await EntriesAsync(organization, "listPatients");
        Assert.Equal(patients.Order(), entries.Select(entry => entry.PatientId).Order());
        Assert.Single(entries.Select(entry => entry.TraceId).Distinct());
    }

    [Fact]
    public async Task A_refusal_is_there_with_its_code_and_nothing_of_what_it_refused()
    {
        var organization = await TestOrganization.CreateAsync();
        var counselor = organization.Client(Role.Counselor);
        var (path, patient) = await RegisterAsync(counselor);

        await counselor.Put(path, new { givenName = "" }, ifMatch: "\"1\"");
        await organization.Client(Role.Counselor, Scopes.EpisodesRead).Get(path);
        await (await TestOrganization.CreateAsync()).Client(Role.Counselor).Get(path);

        Assert.Equal(400, Assert.Single(await EntriesAsync(organization, "updatePatient")).Status);
        var denied = Assert.Single(await EntriesAsync(organization, "getPatient"));
        Assert.Equal((403, "INSUFFICIENT_SCOPE"), (denied.Status, denied.Refusal));
        await organization.ReadAsync(async db => Assert.Equal(1, (await db.Patients.SingleAsync(p => p.Id == patient)).Version));
    }

    [Fact]
    public async Task Another_organizations_attempt_stands_in_its_own_log()
    {
        var (path, patient) = await RegisterAsync((await TestOrganization.CreateAsync()).Client(Role.Counselor));
        var curious = await TestOrganization.CreateAsync();

        await curious.Client(Role.Counselor).Get(path);

        var entry = Assert.Single(await EntriesAsync(curious, "getPatient"));
        Assert.Equal((404, "NOT_FOUND", (PatientId?)null, patient.Value), (entry.Status, entry.Refusal, entry.PatientId, entry.ResourceId));
    }

    [Fact]
    public async Task Denials_without_identity_are_counted_by_address_and_minute()
    {
        await using var host = await ApiHost.StartAsync();
        var nobody = host.Client();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Get("/patients")).Status);
        }

        await using var scope = host.Services.CreateAsyncScope();
        var denial = Assert.Single(await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<AnonymousDenial>().ToListAsync());
        Assert.Equal(3, denial.Count);
        Assert.Equal(0, denial.Minute.Second);
    }

    private static async Task<(string Path, PatientId Id)> RegisterAsync(ApiClient client)
    {
        var registered = await client.Post(
            "/patients", new { givenName = "Ada", familyName = "Example", birthDate = "1990-01-01", administrativeSex = "Unknown" });
        Assert.Equal(HttpStatusCode.Created, registered.Status);
        var id = Guid.Parse((string)registered["id"]!);
        return ($"/patients/{id}", new PatientId(id));
    }

    private static async Task<List<AuditEntry>> EntriesAsync(TestOrganization organization, string action)
    {
        List<AuditEntry> entries = [];
        await organization.ReadAsync(async db => entries = await db.AuditEntries.Where(entry => entry.Action == action).ToListAsync());
        return entries;
    }
}
