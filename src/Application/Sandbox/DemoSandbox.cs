using Microsoft.Extensions.DependencyInjection;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Application.Patients;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Integration;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Application.Sandbox;

/// <summary>
/// The demo of <c>dotnet run</c>: one organization with fictional people in every state that a patient can be in, and a second
/// one, small, to see the wall between them. Dates are relative to the first start (D39).
/// </summary>
public sealed class DemoSandbox
{
    private const string TimeZone = "America/New_York";
    public const string Currency = "USD";

    private readonly IOrganizationScopes _organizations;
    private readonly StoryClock _clock;
    private readonly Storyteller _storyteller;

    public DemoSandbox(IOrganizationScopes organizations, StoryClock clock)
    {
        (_organizations, _clock) = (organizations, clock);
        _storyteller = new Storyteller(organizations, clock);
    }

    /// <summary>Does nothing where there is an organization already: the sandbox is seeded once.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if ((await _organizations.ListAsync(cancellationToken)).Count > 0)
        {
            return;
        }

        var calendar = new StoryCalendar(_clock.GetUtcNow(), TimeZone);
        var people = await FoundAsync("Cedar Grove Recovery Center", calendar, DemoStaff.CedarGrove);
        var patients = await new DemoPatients(_storyteller, calendar, people).TellAsync();
        await RegisterClientsAsync(people, patients, calendar);

        var harbor = await FoundAsync("Harbor Point Outpatient", calendar, DemoStaff.HarborPoint);
        await _storyteller.TellAsync(harbor.Of(Role.Counselor), calendar.At(-5, 10), new RegisterPatient(DemoPatients.Neighbour));
        await RegisterClientAsync(harbor, "harbor-counselor", "Harbor Point counselor", [Role.Counselor], Scopes.All, null, calendar);
    }

    private async Task<DemoPeople> FoundAsync(string name, StoryCalendar calendar, IReadOnlyList<DemoStaff> staff)
    {
        var founded = calendar.At(-120, 9);
        var id = TypedId.New<OrganizationId>(founded);
        var founder = Caller.Service(id);
        await _storyteller.TellAsync(founder, founded, async services =>
        {
            var db = services.GetRequiredService<IAppDbContext>();
            db.Organizations.Add(Organization.Found(id, name, Currency));
            return await db.SaveChangesAsync(cancellationToken: default);
        });

        var program = await _storyteller.TellAsync(founder, founded, new CreateProgram(new ProgramBody(
            $"{name} IOP",
            TimeZone,
            Capacity: 60,
            LevelsOfCare: [new(AsamEdition.Fourth, "2.1"), new(AsamEdition.Fourth, "1.5"), new(AsamEdition.Fourth, "1.0")],
            Closures: calendar.Closures,
            Rates: null,
            Policies: [Policies(calendar.Day(-120))])));

        var people = new DemoPeople(id, program.Id);
        foreach (var person in staff)
        {
            var practitioner = await _storyteller.TellAsync(founder, founded, new CreatePractitioner(person.ToBody(calendar.Day(-3650))));
            people.Add(person.Role, practitioner.Id);
        }

        return people;
    }

    /// <summary>The defaults, and what the cost of a course is held against.</summary>
    private static DatedPoliciesBody Policies(DateOnly from) => new(from, null, null, null, null, null, null, null)
    {
        Costs = new CostPolicy(new ComparatorPolicy("Residential treatment", 28, new Money(650m, Currency))),
    };

    private async Task RegisterClientsAsync(DemoPeople people, DemoCast patients, StoryCalendar calendar)
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Patient, Role.System]))
        {
            await RegisterClientAsync(people, DemoClients.IdOf(role), $"Demo {role}", [role], Scopes.All, null, calendar);
        }

        var staff = Enum.GetValues<Role>().Except([Role.Patient, Role.System]).OrderByDescending(role => role is Role.Supervisor).ToList();
        await RegisterClientAsync(people, DemoClients.Explorer, "Demo explorer, every staff role at once", staff, Scopes.All, null, calendar);
        await RegisterClientAsync(people, DemoClients.IdOf(Role.Patient), "Demo patient", [Role.Patient], Scopes.All, patients.WithClient, calendar);
        await RegisterClientAsync(people, "demo-ehr", "Demo EHR system", [Role.System], Scopes.All, null, calendar);
        var readScopes = Scopes.All.Where(scope => scope.EndsWith(":read", StringComparison.Ordinal)).ToList();
        await RegisterClientAsync(people, "demo-read-only", "Demo counselor, reading only", [Role.Counselor], readScopes, null, calendar);
    }

    /// <param name="roles">The client is bound to the person who has the first of them.</param>
    private Task<ApiClientId> RegisterClientAsync(
        DemoPeople people, string clientId, string name, IReadOnlyList<Role> roles, IReadOnlyList<string> scopes, PatientId? patient, StoryCalendar calendar) =>
        _storyteller.TellAsync(Caller.Service(people.OrganizationId), calendar.Now, async services =>
        {
            var profile = new ApiClientProfile(name, [.. roles.Select(role => role.ToString())], scopes, people.Find(roles[0]), patient);
            var client = ApiClient.Register(
                TypedId.New<ApiClientId>(calendar.Now), people.OrganizationId, profile, keys: null, demoClientId: clientId);
            var db = services.GetRequiredService<IAppDbContext>();
            db.ApiClients.Add(client);
            await services.GetRequiredService<IClientCredentials>()
                .RegisterAsync(client, new ClientProof.Secret(DemoClients.Secret), CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
            return client.Id;
        });
}
