using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using static TreatmentPlans.Api.Tests.Coverage.ContractBodies;

namespace TreatmentPlans.Api.Tests.Coverage;

public sealed class PayerContractTests
{
    [Fact]
    public async Task A_contract_is_added_read_and_listed_by_programme()
    {
        var (client, programId) = await StartAsync();
        var (_, otherProgramId) = await StartAsync();
        var added = await client.Post("/payer-contracts", Of(programId)).Succeeds();
        var other = await client.Post("/payer-contracts", Of(otherProgramId)).Succeeds();

        Assert.Equal((201, $"/api/v1/payer-contracts/{added.Id}"), ((int)added.Status, added.Headers["Location"]));
        Assert.Equal(("Harbor Mutual", "2026-01-01", null), ((string?)added["payer"], (string?)added["effectiveFrom"], (string?)added["effectiveTo"]));
        Assert.Equal(
            ("H0015", "PerDiem", 180, 250m),
            ((string?)added["services/1/serviceCode"], (string?)added["services/1/strategy"], (int)added["services/1/minimum"]!, (decimal)added["services/1/rate/amount"]!));
        Assert.Equal(added.Text, (await client.Get($"/payer-contracts/{added.Id}").Succeeds()).Text);
        Assert.Equal([added.Id], await IdsAsync($"?programId={programId}"));
        Assert.Equal([other.Id], await IdsAsync($"?programId={otherProgramId}"));
        Assert.Equal([other.Id, added.Id], (await IdsAsync("")).Where(id => id == added.Id || id == other.Id));

        async Task<List<string>> IdsAsync(string query) =>
            [.. (await client.Get($"/payer-contracts{query}").Succeeds())["items"]!.AsArray().Select(item => (string)item!["id"]!)];
    }

    [Fact]
    public async Task A_payer_has_one_contract_with_a_programme_at_a_time()
    {
        var (client, programId) = await StartAsync();
        var (_, otherProgramId) = await StartAsync();
        var first = await client.Post("/payer-contracts", Of(programId)).Succeeds();

        var next = Of(programId).With(new { effectiveFrom = "2026-07-01", payer = "harbor mutual" });
        var refused = await client.Post("/payer-contracts", next).IsRefused(422, "CONTRACTS_OVERLAP");
        Assert.Equal([("/effectiveFrom", "CONTRACTS_OVERLAP")], refused.Errors);
        await client.Post("/payer-contracts", Of(otherProgramId)).Succeeds();
        await client.Post("/payer-contracts", Of(programId).With(new { payer = "Lakeside Health" })).Succeeds();

        await client.Post($"/payer-contracts/{first.Id}/end", new { effectiveTo = "2025-12-31" }, first.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        var ended = await client.Post($"/payer-contracts/{first.Id}/end", new { effectiveTo = "2026-06-30" }, first.ETag).Succeeds();
        await client.Post($"/payer-contracts/{first.Id}/end", new { effectiveTo = "2026-07-01" }, ended.ETag).IsRefused(422, "DATE_OUT_OF_ORDER");
        Assert.Equal("2026-06-30", (string?)ended["effectiveTo"]);
        await client.Post("/payer-contracts", next).Succeeds();
    }

    [Fact]
    public async Task One_recorded_by_mistake_stays_readable_and_stands_in_nobodys_way()
    {
        var (client, programId) = await StartAsync();
        var added = await client.Post("/payer-contracts", Of(programId)).Succeeds();
        var path = $"/payer-contracts/{added.Id}";

        var wrong = await client.Post($"{path}/enter-in-error", new { reason = "Another programme's." }, added.ETag).Succeeds();

        Assert.Equal("Another programme's.", (string?)(await client.Get(path).Succeeds())["enteredInError/reason"]);
        await client.Post($"{path}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post($"{path}/end", new { effectiveTo = "2026-06-30" }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await client.Post("/payer-contracts", Of(programId)).Succeeds();
    }

    public static TheoryData<string, object, string> Wrong => new()
    {
        { "UNKNOWN_REFERENCE", new { programId = "019b8f00-0000-7000-8000-000000000000" }, "/programId" },
        { "DATE_OUT_OF_ORDER", new { effectiveTo = "2025-12-31" }, "/effectiveTo" },
        { "UNKNOWN_SERVICE_CODE", Services(Iop.With(new { serviceCode = "X9999" })), "/services/0/serviceCode" },
        { "UNKNOWN_SERVICE_CODE", Services(Iop.With(new { claim = new { revenueCode = "H0015" } })), "/services/0/claim/revenueCode" },
        {
            "UNKNOWN_LEVEL_OF_CARE",
            Services(Iop.With(new { levelsOfCare = new[] { new { edition = "Fourth", code = "9.9" } } })),
            "/services/0/levelsOfCare/0/code"
        },
        { "WRONG_CURRENCY", Services(Screen, Iop.With(new { rate = new { amount = 250m, currency = "EUR" } })), "/services/1/rate/currency" },
        { "CONTRACT_INCOMPLETE", Services(Iop.With(new { sessions = Array.Empty<string>() })), "/services/0/sessions" },
        { "CONTRACT_CONTRADICTORY", Services(Iop.With(new { basis = "Each" })), "/services/0/strategy" },
        { "CONTRACT_SERVICES_OVERLAP", Services(Iop, Iop), "/services/1/effectiveFrom" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_does_not_hold_together_is_refused_by_code_and_pointer(string code, object change, string pointer)
    {
        var (client, programId) = await StartAsync();

        var refused = await client.Post("/payer-contracts", Of(programId).With(change)).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    public static TheoryData<string, object, string> Misshapen => new()
    {
        { "OUT_OF_RANGE", Services(Iop.With(new { rate = new { amount = -0.01m, currency = "USD" } })), "/services/0/rate/amount" },
        { "INVALID_FORMAT", Services(Iop.With(new { rate = new { amount = 0.005m, currency = "USD" } })), "/services/0/rate/amount" },
        { "OUT_OF_RANGE", Services(Iop.With(new { minimum = 0 })), "/services/0/minimum" },
        { "INVALID_FORMAT", Services(Iop.With(new { claim = new { modifiers = new[] { "hf" } } })), "/services/0/claim/modifiers/0" },
        { "INVALID_FORMAT", Services(Iop.With(new { virtualClaim = new { placeOfService = "1" } })), "/services/0/virtualClaim/placeOfService" },
        { "REQUIRED", Services(), "/services" },
        { "REQUIRED", new { payer = " " }, "/payer" },
    };

    [Theory]
    [MemberData(nameof(Misshapen), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_shape_is_refused_by_code_and_pointer(string code, object change, string pointer)
    {
        var (client, programId) = await StartAsync();

        var refused = await client.Post("/payer-contracts", Of(programId).With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    private static object Services(params object[] services) => new { services };

    private static async Task<(ApiClient Client, string ProgramId)> StartAsync()
    {
        var organization = await SharedOrganization.GetAsync();
        return (organization.Client(Role.Billing), (await organization.ProgramAsync()).Id);
    }
}
