using System.Text.Json;

namespace TreatmentPlans.Api.Tests.Docs;

/// <summary>The calls of docs/coverage.md, run as they are printed, one after another.</summary>
[Collection(Guide.Sandbox)]
public sealed class CoverageGuideTests(SandboxProcess sandbox)
{
    [Fact]
    public async Task The_calls_work_as_printed()
    {
        var said = await Guide.RunAsync("docs/coverage.md", sandbox.Api.Address);

        var answers = said.Replace("}{", "}\n{", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(12, answers.Count);
        var codes = answers[0].GetProperty("items").EnumerateArray().ToList();
        Assert.All(codes, code => Assert.Equal("Hcpcs", code.GetProperty("system").GetString()));
        Assert.Contains(codes, code => code.GetProperty("code").GetString() == "H0015");
        Assert.Contains(answers[1].GetProperty("items").EnumerateArray(), contract => contract.GetProperty("payer").GetString() == "Harbor Mutual");
        Assert.True(answers[2].GetProperty("isPending").GetBoolean() || answers[2].GetProperty("lines").GetArrayLength() > 0);
        Assert.Equal("Lakeside Health", answers[3].GetProperty("payer").GetString());
        Assert.Equal(
            ["Lakeside Health", "Harbor Mutual"],
            answers[4].GetProperty("items").EnumerateArray().Select(coverage => coverage.GetProperty("payer").GetString()));
        Assert.Equal(7_400m, Amount(answers[5], "allowed"));
        Assert.Equal(7_400m, Amount(answers[5], "patientOwes") + Amount(answers[5], "plansPay"));
        Assert.Equal(10_800m, Amount(answers[5].GetProperty("comparison"), "savings"));
        Assert.Equal(18_200m, Amount(answers[6].GetProperty("comparison"), "allowed"));
        Assert.Equal(Amount(answers[6].GetProperty("actual"), "allowed"), Amount(answers[7].GetProperty("total"), "allowed"));
        var authorization = answers[8].GetProperty("items")[0];
        Assert.Equal(authorization.GetProperty("id").GetString(), answers[9].GetProperty("authorizationId").GetString());
        Assert.Equal(JsonValueKind.Array, answers[9].GetProperty("beyond").ValueKind);
        Assert.Equal(JsonValueKind.Array, answers[10].GetProperty("items").ValueKind);
        Assert.Equal(1, answers[11].GetProperty("items").GetArrayLength());

        static decimal Amount(JsonElement of, string member) => of.GetProperty(member).GetProperty("amount").GetDecimal();
    }
}
