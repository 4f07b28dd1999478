"""What a clause does, in Portuguese: act → patterns on folded text."""

W3 = r"(?:\S+ ){0,3}?"
W6 = r"(?:\S+ ){0,6}?"
PART = (
    r"(?:reembolsad|devolvid|creditad|pag|anulad|cancelad|trocad|substituid|reparad|corrigid|resolvid|regularizad|restabelecid|restituid|repost|"
    r"transferid|emitid|efetuad|efectuad|realizad|concluid|compensad|indemnizad|entregue|retificad|removid|desbloquead|feit|depositad|estornad|"
    r"ressarcid|arranjad|solucionad|enviad|expedid)[oa]?s?"
)
NOUN = (
    r"(?:reembolso|devolucao|credito|pagamento|troca|substituicao|reparacao|anulacao|cancelamento|valor|montante|quantia|nota de credito|"
    r"compensacao|indemnizacao|estorno|transferencia|desconto|artigo|peca|tecnico|\d+[,.]?\d* ?(?:€|euros?|eur))"
)
DO = (
    r"(?:reembolsar|devolver|creditar|pagar|anular|cancelar|trocar|substituir|reparar|corrigir|resolver|regularizar|restituir|transferir|emitir|"
    r"compensar|indemnizar|entregar|enviar|repor|descontar|estornar|proceder|efetuar|arranjar|recolher|instalar)"
)
DATUM = (
    r"(?:numero|n\.?[ºo]|nif|iban|fatura|factura|recibo|comprovativo|copia|foto\w*|fotografia\w*|documento\w*|morada|telefone|contacto|email|"
    r"e-mail|nome|contrato|encomenda|referencia|data|dados|informac\w+|tamanho|modelo|serie|cartao|talao|comprovante|imagem|video|horario|dia|"
    r"assinatura|autorizacao|cpf|pedido)"
)

ACTS: dict[str, tuple[str, ...]] = {
    "done": (
        (rf"\b(?:foi|foram|ficou|ficaram|esta|estao|ja foi|ja esta|encontra-se|tendo sido|ja se encontra) {W3}{PART}\b|\b(?:ja )?(?:procedemos|"
        r"procedi|efetuamos|efectuamos|realizamos|devolvemos|reembolsamos|creditamos|anulamos|cancelamos|emitimos|transferimos|transferi|devolvi|"
        r"troquei|trocamos|enviei|paguei|pagamos|substituimos|corrigimos|repusemos|fizemos|fiz) (?:\S+ )?(?:a|ao|o|à|os|as|hoje|ontem|ja)\b"),
        (r"\bja esta\b|\bja (?:tem|tens) (?:o |a )?(?:dinheiro|valor|servico|internet|luz)|\b(?:avaria|problema|situacao|anomalia) (?:\S+ "
        r"){0,3}(?:resolvid|ultrapassad|sanad|reparad|regularizad)\w+|\bnota de (?:troca|credito) (?:e a|n|numero|em anexo)|\b(?:em anexo|junto) "
        r"(?:\S+ ){0,4}(?:nota de credito|copia (?:integral|do)|comprovativo (?:da|de) (?:transferencia|reembolso|devolucao))"),
    ),
    "promise": (
        (rf"\b(?:sera|serao|ira ser|vao ser|vai ser|ficara) {W3}(?:{PART}|creditad\w|efetuad\w)|\b(?:vamos|vou|iremos|irei|ira|vai|procederemos a|"
        rf"procedemos a|iremos proceder a|comprometemo-nos a|proceder-se-a) (?:\S+ )?{W3}{DO}\b|\b(?:devolver|reembolsar|creditar|enviar|trocar|"
        rf"pagar|reparar|substituir)(?:emos|ei|-lhe-emos|-se-a|-lhe-ei|a)\b|\b(?:recebera|tera|vera) {W3}{NOUN}|\b(?:reembolso|devolucao|credito|"
        r"pagamento|troca) (?:foi |esta )?(?:aprovad|autorizad|solicitad|pedid|em processamento|agendad)\w*|\b(?:o |um )?tecnico (?:\S+ "
        rf"){0,3}(?:vai|passa|ira|desloca)\b"),
        r"\b(?:foi|ficou|esta|ja) (?:\S+ )?(?:solicitad|autorizad|aprovad|pedid|agendad|encomendad|deferid)\w\b",
    ),
    "present": (
        r"\b(?:fazemos|faco|efetuamos|damos) (?:a|o|uma?|lhe) ?(?:transferencia|devolucao|reembolso|troca|credito|pagamento|deposito)?",
        (r"\b(?:entrego|entregamos|reembolsamos|creditamos|instalamos|reparamos|devolvo|devolvemos|envio|enviamos|mando|mandamos|troco|trocamos|"
        r"transfiro|pago|passo|chega|segue|fica|ficas|recebe|vai|passa)\b")),
    "deny": (
        (r"\bnao (?:\S+ )?(?:pod|consegu|estam|e possiv|e viav|sera possiv|foi possiv|nos e possiv|ha lugar|assiste|proced|aceit|assum|reembols|"
        r"devolv|efetu|constitu|se verific|existe|cabe|dar provimento|tem direito|esta abrangid|esta cobert)\w*(?! (?:\S+ )?(?:confirmar|"
        r"localizar|encontrar|abrir|ler|identificar))"),
        (r"\b(?:indefer|recus|rejeit|improced|inadmiss|deneg)\w+|\bsem (?:direito|lugar) a\b|\bnao reembolsav\w+|\bfora (?:do prazo|da garantia|de "
        r"prazo)|\bgarantia (?:\S+ )?(?:anulada|expirada|terminou|caducou)|\b(?:valor|fatura|cobranca|penalizacao|debito)\w* (?:\S+ "
        r"){0,5}(?:correta?o?|devid\w|mantem-se|mantem)|\bmantemos (?:a|o) (?:decisao|posicao|valor)|\blamenta\w+ (?:\S+ ){0,3}nao\b|\bmau uso\b|"
        r"\bpelo que nao\b|\bexcluid[oa]\b|\bdamos (?:\S+ )?por (?:encerrad|conclui)\w+"),
    ),
    "offer": ((r"\b(?:propomos|proponho|oferecemos|ofereco|proposta|gostariamos de (?:oferecer|compensar|propor)|podemos (?:oferecer|propor|fazer|"
        r"devolver|trocar|dar)|posso (?:oferecer|propor|fazer|devolver|trocar)|a titulo (?:de cortesia|excecional|comercial)|gesto comercial|se "
        r"(?:aceitar|concordar|estiver de acordo|preferir|quiser aceitar|lhe parecer)|prefere|preferes|qual (?:das opcoes|prefere)|a sua escolha|"
        r"chegar a (?:um )?acordo|que acha|que lhe parece)\b"),),
    "accept": (r"\bse (?:aceitar|concordar|estiver de acordo|preferir|lhe parecer)|\bprefere|\bqual (?:das|prefere)|\bdiga[- ](?:me|nos)|\bque acha\b|\?\s*$",),
    "ask": (
        (rf"\b(?:precis|necessit|falta|faltam|solicit|agradec\w* que|pedim|aguard|carec|rog)\w* {W6}(?:{DATUM}|que (?:nos |me )?(?:envi|indi|remet|"
        r"confirm|facult|junt)\w+)|\b(?:envie|indique|remeta|faculte|confirme|anexe|junte|mande|diga|informe|preencha|forneca|complete|manda|"
        rf"envia|poderia|podera|pode|podia|consegue)(?:-nos|-me)?\b {W6}(?:{DATUM}|enviar|indicar|confirmar|facultar|dizer)|\bqual (?:e|o|a) "
        rf"(?:\S+ )?{DATUM}|\bdocumentacao (?:em falta|pendente|adicional)|\bnao (?:conseguimos|foi possivel) (?:abrir|ler|localizar|identificar)"),
    ),
    "redirect": (
        (r"\b(?:preencha|utilize|use|contacte|ligue|visite|preencher|utilizar|contactar|ligar|aceda) (?:\S+ ){0,3}?(?:formulario|app|aplicacao|"
        r"chat|portal|site|vendedor|agencia|transportadora|fabricante|loja|apoio|linha|\d[\d ]{7,})"),
        (r"\b(?:apresentad|submetid|feit|efetuad|tratad|enviad|solicitad)[oa]s? (?:\S+ ){0,3}?(?:atraves|por|via|no|na|em|pelo|pela|"
        r"presencialmente) (?:\S+ ){0,3}?(?:formulario|site|portal|app|loja|balcao|telefone|email|chat|area de cliente|livro)"),
        (r"\b(?:contacte|ligue|envie|escreva|dirija-se|aceda|preencha|utilize|deve|devera|tera de|tem de|queira|podera|pode|apresente|submeta|fale|"
        rf"mande|passe|visite|recorra|registe) {W6}(?:atraves|por|para|em|no|na|pelo|pela|ao|a|com|via) {W3}(?:formulario|site|portal|app|"
        r"aplicacao|telefone|linha|numero|loja|balcao|chat|whatsapp|mensagem (?:privada|direta)|dm|email|e-mail|area de cliente|vendedor|agencia|"
        r"fabricante|transportadora|seguradora|livro de reclamacoes|apoio ao cliente|link|https?:|www\.|[\w.]+@[\w.]+|[\w-]+(?:\.[\w-]+)+/|"
        rf"\+?\d[\d ]{{7,}})"),
        (r"\bnao (?:\S+ ){0,4}(?:por|neste|nesta|atraves|via|aqui|este) (?:email|e-mail|canal|meio|via|aqui|redes|endereco|contacto)|\bnao "
        r"tratamos\b|\bnao e o (?:canal|departamento|meio)\b|\bcanal (?:errado|incorreto)\b|\b(?:tratad[oa]s?|gerid[oa]s?) (?:exclusivamente "
        r")?(?:por|pel[oa]|na|em)\b"),
    ),
    "unread": (r"\b(?:nao e (?:monitorizad|lid|vigiad)|nao aceita respostas|deixou de (?:ser|estar)|ja nao (?:e utilizad|esta ativ|trabalha))\w*",),
    "receipt": ((r"\b(?:recebemos|recebi|foi recebid|rececao|acusamos|registad|registamos|agradecemos o (?:seu )?contact|obrigad[oa] (?:pelo|por|pela)(?: "
        r"seu| sua)? (?:contact|mensag|email|e-mail)|encontra-se em analise|aberto o processo|numero do (?:processo|pedido))\w*"),),
    "automatic": ((r"\b(?:mensagem|resposta|email) automatic\w+|\bnao responda\b|\bmaior brevidade\b|\bpor ordem de\b|\bequipa responsavel\b|\bhorario\b|"
        r"\bdias uteis\b|\bacompanhar o estado\b|\bo mais brevemente\b|\bum (?:assistente|colaborador|colega)\b|\bgrande (?:volume|numero)\b"),),
    "away": ((r"\b(?:estou|estarei|encontro-me|estaremos|estamos) (?:\S+ ){0,2}(?:de ferias|ausente|fora|de licenca|de baixa|encerrad\w+)|\bfora do "
        r"escritorio\b|\bregress(?:o|arei) (?:a|no|em)\b|\bausencia\b"),),
    "answering": ((r"\b(?:daremos|darei|dou-lhe|dar-lhe-emos|receber\w+) (?:\S+ ){0,2}(?:resposta|noticias|informac\w+|feedback)|\b(?:responderemos|"
        r"respondemos|entraremos em contacto|entrarei em contacto|contactaremos|voltarei a contactar|voltamos a contactar|informaremos|aviso|"
        r"digo-lhe|depois digo)\b|\bem breve\b"),),
    "looking": ((r"\b(?:vou|vamos|irei|iremos) (?:\S+ )?(?:falar|ver|verificar|perguntar|analisar|averiguar|pedir|confirmar|reencaminhar|investigar)\b|"
        r"\b(?:reencaminhei|encaminhei|encaminhamos|falei|perguntei|li|vi|verifiquei|pedi|passei|anotei|transmiti|transmitimos|expus)\b|\best(?:a|"
        r"amos|ou) (?:\S+ )?(?:a (?:verificar|analisar|tratar|ver)|em analise|a ser analisad\w)\b|\bja vi\b|\bve-se\b"),),
    "not_us": ((r"\bnao (?:somos|sou) (?:\S+ ){0,3}(?:empresa|loja|entidade|marca|companhia)\b|\bnao temos (?:qualquer |nenhuma )?(?:relacao|ligacao|nada "
        r"a ver)|\b(?:empresa|entidade|sociedade)s? (?:\S+ ){0,2}(?:distint|diferent|divers)\w+|\bnao (?:consta|existe|temos) (?:qualquer |nenhum "
        r")?(?:contrato|registo|cliente)\b|\benganou-se\b|\bpor engano\b|\bprocura (?:provavelmente )?(?:a|outra)\b"),),
    "conditional": ((r"^\W*(?:se|caso|quando|assim que|logo que|apos|desde que)\b|\b(?:se (?:nos|nao|pretender|quiser|o)|caso (?:nao|pretenda|queira)|assim "
        r"que (?:nos|recebermos|tivermos)|apos (?:rececao|recebermos|receb)\w*|logo que|sem (?:o|a|esse|essa|este) (?:documento|fatura|"
        r"autorizacao|comprovativo)|quando (?:nos|recebermos|tivermos))\b"),),
    "enquiry": (r"\b(?:relatorio|peritagem|perito|inspecao|analise|investigacao|resposta|averiguac\w+|vistoria)\b",),
    "colleague": (r"\bo que (?:lhe )?(?:dizemos|respondemos|digo)\b",),
    "survey": (r"\b(?:inquerito|satisfacao|avalie|como avalia|a sua opiniao|de 0 a 10)\b",),
    "advertising": (r"\b(?:promoc\w+|desconto|newsletter|subscreva|black friday|saldos|novidades|aproveite|oferta exclusiva|campanha)\b",),
    "greeting": (r"\b(?:feliz natal|bom ano|boas festas|feliz ano|feliz aniversario)\b",),
    "routine": ((r"\bcodigo de (?:verificacao|seguranca|confirmacao)\b|\ba sua fatura (?:\S+ ){0,3}disponivel|\bobrigad[oa] pela (?:sua )?(?:compra|"
        r"encomenda)|\bencomenda (?:foi )?(?:expedida|enviada|confirmada)|\bpalavra-passe\b"),),
    "phishing": (r"\bverifi(?:que|car) (?:os seus dados|a sua conta|o seu cartao)|\bclique aqui\b|\bconta (?:sera|foi) (?:suspensa|bloqueada)",),
    "attached": (r"\b(?:em anexo|segue em anexo|junto enviamos|anexo)\b",),
    "instalments": (r"\b(?:prestacoes|faseado|plano de pagamentos?)\b",),
    "bank_delay": (r"\b(?:dependendo|depende) do (?:seu )?banco|\bpode demorar\b",),
}
