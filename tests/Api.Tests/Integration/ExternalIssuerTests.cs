using System.Net;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Integration;

/// <summary>With Authentication:Authority the tokens are somebody else's; what they must hold stays the same.</summary>
public sealed class ExternalIssuerTests : IAsyncLifetime
{
    private readonly FakeIssuer _issuer = new();
    private ApiHost _host = null!;
    private TestOrganization _organization = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["Authentication:Authority"] = FakeIssuer.Address,
                ["Authentication:Claims:org"] = "tenant",
                ["Authentication:Claims:client_id"] = "azp",
            },
            services: services => services.Configure<JwtBearerOptions>(
                JwtBearerDefaults.AuthenticationScheme, options => options.BackchannelHttpHandler = _issuer));
        _organization = await TestOrganization.CreateAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_token_of_the_issuer_opens_the_api_by_the_claim_names_of_the_issuer()
    {
        var client = Client(_issuer.Token(Claims(), Now));

        var registered = await client.Post("/patients", Course.PatientBody);

        Assert.Equal(HttpStatusCode.Created, registered.Status);
        await _organization.ReadAsync(db =>
        {
            var entry = Assert.Single(db.AuditEntries, entry => entry.Action == "registerPatient");
            Assert.Equal(("clinic-portal", _organization.Counselor), (entry.ClientId, entry.PractitionerId));
            return Task.CompletedTask;
        });
    }

    public static TheoryData<string> Forged => ["audience", "issuer", "expired", "not yet", "unsigned", "another key", "another key id", "shared secret"];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_token_that_is_wrong_in_one_thing_is_refused(string what)
    {
        await Client(_issuer.Token(Claims(), Now)).Get("/patients").Succeeds();
        var token = what switch
        {
            "audience" => _issuer.Token(Claims(), Now, audience: "another-api"),
            "issuer" => _issuer.Token(Claims(), Now, issuer: "https://issuer.example/other"),
            "expired" => _issuer.Token(Claims(), Now, lifetime: TimeSpan.FromSeconds(-30)),
            "not yet" => _issuer.Token(Claims(), Now, lifetime: TimeSpan.FromMinutes(6)),
            "unsigned" => _issuer.Token(Claims(), Now, sign: _ => null),
            "another key" => _issuer.Token(Claims(), Now, sign: _ => new SigningCredentials(FakeIssuer.NewKey(), SecurityAlgorithms.RsaSha256)),
            "another key id" => _issuer.Token(Claims(), Now, sign: _ => new SigningCredentials(FakeIssuer.NewKey("other"), SecurityAlgorithms.RsaSha256)),
            // The public key of the issuer taken for a shared secret.
            _ => _issuer.Token(Claims(), Now, sign: key => new SigningCredentials(
                new SymmetricSecurityKey(key.Rsa?.ExportRSAPublicKey() ?? key.Parameters.Modulus) { KeyId = key.KeyId }, SecurityAlgorithms.HmacSha256)),
        };

        await Client(token).Get("/patients").IsRefused(401, "UNAUTHENTICATED");
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("azp")]
    [InlineData("roles")]
    [InlineData("scope")]
    public async Task A_token_without_a_claim_that_every_caller_has_opens_nothing(string claim)
    {
        var claims = Claims();
        claims.Remove(claim);
        // A claim under our own name is the issuer's word only where the mapping says so.
        claims["org"] = _organization.Id.ToString();
        claims["client_id"] = "clinic-portal";

        var answer = await Client(_issuer.Token(claims, Now)).Get("/patients");

        Assert.True(answer is { Status: HttpStatusCode.Forbidden, Code: "INSUFFICIENT_SCOPE" }, answer.ToString());
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("practitioner_id")]
    [InlineData("patient_id")]
    public async Task A_token_with_an_id_that_does_not_read_opens_nothing(string claim)
    {
        var claims = Claims();
        claims[claim] = "someone";

        await Client(_issuer.Token(claims, Now)).Get("/patients").IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task The_issuer_is_asked_for_its_keys_once_and_the_embedded_token_server_is_off()
    {
        await Client(_issuer.Token(Claims(), Now)).Get("/patients").Succeeds();
        await Client(_issuer.Token(Claims(), Now)).Get("/patients").Succeeds();

        Assert.Equal(2, _issuer.Requests);
        using var http = _host.Server.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/.well-known/jwks")).StatusCode);
    }

    private DateTimeOffset Now => _host.Clock.GetUtcNow();

    private Dictionary<string, object> Claims() => new()
    {
        ["tenant"] = _organization.Id.ToString(),
        ["azp"] = "clinic-portal",
        ["roles"] = new[] { nameof(Role.Counselor) },
        ["scope"] = $"{Scopes.PatientsRead} {Scopes.PatientsWrite}",
        ["practitioner_id"] = _organization.Counselor.ToString(),
    };

    private ApiClient Client(string token) => _host.Client(new Bearer(token));
}
