//! Spanish.

use super::Language;

pub(super) const WORDS: Language = Language {
    strong: "
        borra|borrar|borrará|borre|borrado|borrada|borrados|borradas|borrarán|borrando|bórralo|bórrala
        elimin*
        suprim*
        desinstal*
        reinstal*
        volver a instalar
        vuelve|vuelva a instalar
        instalación limpia
        instalar desde cero
        de fábrica
        valores de fábrica
        formatear|formatea|formatee|formateo|formateando
        pérdida de datos
        perder tus|sus|todos|todas|los|las
        perderás|perderá
        se pierde|pierden|perderán
        irreversible*
        no se puede deshacer
        permanentemente
        definitivamente
        restablec* ... ajustes|configuración|red|valores|dispositivo|teléfono|iphone|móvil|router|ordenador|computadora|navegador|todo
        restablec* el|la|los|tu|su
        restaur* ... copia|fábrica|iphone|ipad|sistema
        cerrar|cierra|cierre sesión
        cierra la sesión
        cerrar la sesión
        olvidar|olvida|olvide esta|la|esa red
        desvincul*
        desemparej*
        modo dfu
        modo de recuperación
        editor del registro
        registro de windows
        regedit
        sobrescrib*
        desde cero
        borrar ... cookies
        flashear*|flashea
        resetear*|resetea
    ",
    weak: "
        restaur*
        restablec*
        olvidar|olvida
        cerrar sesión
        quitar|quita
        eliminar
        vaciar|vacía
        bios
        uefi
        cmos
        bootloader
        reinici* ... fábrica
        reset*
        desbloque*
        retirar|retira
        limpiar ... datos
        borrado
        revoc*
    ",
    harmless: "
        botón de reinicio|reset|restablecimiento
        quit* ... batería|pilas|cable|funda|polvo|filtro|tapa|cal|pelusa
        retir* ... batería|pilas|cable|funda|polvo|filtro|tapa
        restablec* ... conexión|acceso|servicio|suministro
        restaurante*
        tecla suprimir
        vaci*|vací* ... filtro|depósito|bandeja
        eliminar|elimina ... polvo|cal|obstrucción|pelusa|atasco
    ",
    backup: "
        copia de seguridad
        copias de seguridad
        respald*
        haz una copia
        haga una copia
        hacer una copia
    ",
    hurts: "
        voltaje
        alta tensión
        medir ... tensión
        mide la tensión
        mida la tensión
        multímetro
        polímetro
        descarga eléctrica
        electrocut*
        tubería de gas
        llave del gas
        fuga de gas
        olor a gas
        condensador*
        batería hinchada
        monóxido
    ",
    care: "
        desactiv* ... antivirus|cortafuegos|firewall|protección|vpn
        disyuntor
        cuadro eléctrico
        desatornill*
        abrir|abre|abra la carcasa|caja|tapa
        desmont*
        modo seguro
        modo a prueba de fallos
        como administrador
        abrir puertos
    ",
    likelier: "
        lo más común
        más común
        más frecuente
        más habitual
        a veces ... suficiente
        a veces basta
        suele bastar
        casi siempre
        en primer lugar
        en la mayoría de los casos
        muy probable
        solución rápida
    ",
    rarer: "
        rara vez
        raras veces
        en casos raros
        pocas veces
        usuarios avanzados
        avanzado
        poco probable
        menos frecuente|común
    ",
    last: "
        último recurso
        como última opción
        última opción
        si nada funciona
        si nada de esto funciona
        si todo lo demás falla
        si nada más
        cuando todo falla
    ",
    proof: "
        deberías ver
        debería ver
        debería aparecer
        debe aparecer
        ahora debería
        hasta que
        verás
        verá
    ",
    warning: "
        ^advertencia
        ^atención
        ^cuidado
        ^importante
        ^nota
        ^aviso
        ^peligro
        ^precaución
        ^nunca
    ",
    end: "
        cuándo escalar|llamar|contactar|acudir|pedir
        otros errores
        otros problemas
        contactar|contacta|contacte con|a|al
        contactar ... soporte|proveedor|fabricante|técnico
        llamar|llama|llame a|al
        soporte técnico
        servicio técnico
        servicio de atención
        atención al cliente
        pedir ayuda
        más ayuda
        obtener ayuda
        necesitas|necesita ayuda
        un profesional
        un técnico
        comprar un|una|otro|otra
        sigue sin funcionar$
    ",
    perhaps_end: "
        si nada funciona
        nada funciona
        si nada de esto funciona
        si el problema persiste
    ",
    faq: "
        preguntas frecuentes
        preguntas comunes
        dudas frecuentes
    ",
    prevention: "
        prevenir
        prevención
        evitar
        en el futuro
        buenas prácticas
        consejos de mantenimiento
    ",
    related: "
        ver también
        véase también
        recursos
        relacionad*
        más información
        artículos similares
        te puede interesar
        lee también
        enlaces útiles
        fuentes
        comentarios
        sobre el autor
        antes de empezar
        qué necesitas
    ",
    outro: "
        conclusión
        conclusiones
        resumen
        en resumen
        para terminar
        palabras finales
    ",
    contents: "
        índice
        contenido$
        tabla de contenidos
        en este artículo
        en esta página
    ",
    symptoms: "
        síntoma|síntomas
        señales de
        cómo saber si
        cómo reconocer
    ",
    causes: "
        por qué
        ^causas
        causas$
        principales causas
        posibles causas
        causas comunes|posibles|más
        ^qué es|son|significa
        razones
        motivos
        a qué se debe
        introducción$
    ",
    label: "
        ^causa|causas$
        ^solución|soluciones$
        ^mensaje de error$
        ^problema$
        ^síntoma|síntomas$
        ^resolución$
        ^explicación$
    ",
    fixes: "
        solución
        soluciones
        solucionar
        arreglar
        reparar
        cómo
        qué hacer
        trucos
        remedios
        pasos
        resolver
    ",
    trouble: "
        error|errores
        no
        fallo|fallos
        falla|fallas
        problema|problemas
        imposible
        denegado
        lento|lenta
        bloqueado|bloqueada
        ningún|ninguna
        falta
        vacío|vacía
        pantalla negra
        avería
        inválido|inválida
        inesperado
        ruido
        gotea
        sin sonido|señal|imagen|conexión
        rechazada|rechazado
        se cuelga
        se cierra
    ",
    action: "
        ^comprob*
        ^comprueb*
        ^verific*
        ^revis*
        ^reinici*
        ^actualiz*
        ^desactiv*
        ^activ*
        ^prueb*
        ^prob*
        ^limpi*
        ^cambi*
        ^sustitu*
        ^restablec*
        ^reinstal*
        ^desinstal*
        ^elimin*
        ^borr*
        ^desconect*
        ^conect*
        ^abr*
        ^cierr*
        ^cerr*
        ^us*
        ^utiliz*
        ^asegúr*
        ^asegur*
        ^apag*
        ^enciend*
        ^encend*
        ^instal*
        ^quit*
        ^liber*
        ^restaur*
        ^fuerz*
        ^forz*
        ^configur*
        ^ajust*
        ^acerc*
        ^vací*
        ^vaci*
        ^descalcific*
        ^carg*
    ",
    code: "",
    unharmed: "
        sin pérdida de datos
        sin perder
        no borrará*|eliminará*
        sin borrar|eliminar|reinstalar
        no perderás|perderá
    ",
    method: "
        alternativamente
    ",
};
